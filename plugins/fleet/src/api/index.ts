export { collectPages } from './collectPages';
export { DefaultFleetApi } from './DefaultFleetApi';
export { errorKind, errorMessage, type ErrorKind } from './errorKind';
export { fleetApiRef, type FleetApi } from './FleetApi';
export { createFleetQueryClient, fleetQueryClientApiRef } from './queryClient';
export type {
  EstimateCostsQuery,
  FleetRequestOptions,
  ListAddonsQuery,
  ListCertificatesQuery,
  ListChangesQuery,
  ListClustersQuery,
  ListClusterVersionsQuery,
  ListDeprecatedApisQuery,
  ListDifferencesQuery,
  GetBlastRadiusQuery,
  GetWorkloadLogsQuery,
  ListDeclaredQuery,
  ListImagesQuery,
  ListNodesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListRolloutsQuery,
  ListSavedSearchesQuery,
  ListUnclaimedQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
} from './types';
