import type {
  Cluster,
  ClusterDetails,
  ClusterList,
  Coverage,
  CoverageProblem,
  KindSync,
  ListClusters,
  ListPlacements,
  Placement,
  PlacementList,
  Wire,
} from '@flotilla/backstage-plugin-fleet-common';

/** @public */
export type FleetCluster = Wire<Cluster>;
/** @public */
export type FleetClusterDetails = Wire<ClusterDetails>;
/** @public */
export type FleetClusterList = Wire<ClusterList>;
/** @public */
export type FleetCoverage = Wire<Coverage>;
/** @public */
export type FleetProblem = Wire<CoverageProblem>;
/** @public */
export type FleetKindSync = Wire<KindSync>;
/** @public */
export type FleetPlacement = Wire<Placement>;
/** @public */
export type FleetPlacementList = Wire<PlacementList>;
/** @public */
export type ListClustersQuery = ListClusters['query'];
/** @public */
export type ListPlacementsQuery = ListPlacements['query'];

/** @public */
export interface FleetRequestOptions {
  signal?: AbortSignal;
}
