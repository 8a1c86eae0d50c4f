export { collectPages } from './collectPages';
export { DefaultFleetApi } from './DefaultFleetApi';
export { errorKind, errorMessage, type ErrorKind } from './errorKind';
export { fleetApiRef, type FleetApi } from './FleetApi';
export { createFleetQueryClient, fleetQueryClientApiRef } from './queryClient';
export type {
  FleetRequestOptions,
  ListClustersQuery,
  GetWorkloadLogsQuery,
  ListImagesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
} from './types';
