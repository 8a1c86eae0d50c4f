export * from './seedCluster';
export { oldRequests } from './seedOldApis';
