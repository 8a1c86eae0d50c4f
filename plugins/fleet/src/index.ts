/**
 * The fleet's pages, and the Clusters tab of catalog entities.
 *
 * @packageDocumentation
 */

export { fleetPlugin as default } from './plugin';
export { fleetApiRef, type FleetApi } from './api';
export type {
  EstimateCostsQuery,
  FleetRequestOptions,
  GetBlastRadiusQuery,
  GetWorkloadLogsQuery,
  ListAddonsQuery,
  ListCertificatesQuery,
  ListChangesQuery,
  ListClustersQuery,
  ListClusterVersionsQuery,
  ListDeprecatedApisQuery,
  ListDifferencesQuery,
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
} from './api';
export { fleetTranslationRef } from './translations';
