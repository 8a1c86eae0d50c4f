export { groupBy } from './groupBy';
export type { ClusterRow } from './clusterRows';
export type { FleetSnapshot } from './FleetSnapshot';
export { FleetSnapshots } from './FleetSnapshots';
export type { KindStatus } from './kindRows';
