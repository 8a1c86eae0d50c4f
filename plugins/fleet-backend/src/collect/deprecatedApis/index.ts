export { DeprecatedApisPoll } from './DeprecatedApisPoll';
export { REMOVED_APIS_SOURCE, removedApi } from './removedApis';
export type {
  ApiManager,
  DeprecatedApiEvidence,
  DeprecatedApis,
  DeprecatedApiUse,
  RemovedApi,
} from './types';
