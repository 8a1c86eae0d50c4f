export type {
  ActingAnswer,
  ActingRequest,
  ActingServer,
} from './apiServer/ActingServer';
