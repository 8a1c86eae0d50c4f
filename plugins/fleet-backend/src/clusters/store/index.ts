export type { ClusterStore } from './ClusterStore';
export { DatabaseClusterStore } from './DatabaseClusterStore';
