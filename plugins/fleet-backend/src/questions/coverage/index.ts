export type { ClusterRow } from './clusterRows';
export { coverageOf } from './coverageOf';
export type { FleetSnapshot } from './coverageOf';
export type { KindRow, KindStatus } from './kindRows';
export { readFleet } from './readFleet';
export { resolveCluster } from './resolveCluster';
