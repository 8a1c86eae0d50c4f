export type {
  FleetHub,
  FleetHubs,
  HubObject,
  HubOptions,
  HubQuery,
} from './types';
