export { DefaultWorkloadEventsQuestion } from './DefaultWorkloadEventsQuestion';
export { DefaultWorkloadLogsQuestion } from './DefaultWorkloadLogsQuestion';
export type {
  WorkloadEventsQuestion,
  WorkloadLogsQuestion,
} from './LiveQuestions';
