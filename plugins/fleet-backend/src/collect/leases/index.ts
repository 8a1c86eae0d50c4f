export type { ClusterOwnership, HeldTokens, OnOwned } from './ClusterOwnership';
export { LeaseKeeper } from './LeaseKeeper';
export type { LeaseKeeperOptions } from './LeaseKeeper';
export type { Replica, SharedCluster } from './shareOut';
export type { FleetView, Lease, LeaseStore } from './LeaseStore';
export { SoleOwner } from './SoleOwner';
export { LEASE_MS } from './times';
