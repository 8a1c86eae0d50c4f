/**
 * The fleet's pages, and the Clusters tab of catalog entities.
 *
 * @packageDocumentation
 */

export { fleetPlugin as default } from './plugin';
export { fleetApiRef, type FleetApi } from './api';
export type {
  FleetRequestOptions,
  GetWorkloadLogsQuery,
  ListClustersQuery,
  ListImagesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
} from './api';
export { fleetTranslationRef } from './translations';
