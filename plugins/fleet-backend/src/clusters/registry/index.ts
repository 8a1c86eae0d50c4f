export { ClusterRegistry } from './ClusterRegistry';
export type { ConfiguredLocator } from './ClusterRegistry';
export type { FleetCluster } from './types';
