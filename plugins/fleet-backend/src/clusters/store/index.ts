export type { ClusterStore } from './ClusterStore';
export { DatabaseClusterStore } from './DatabaseClusterStore';
export { NO_LOCATOR } from './operations/retireClusters';
