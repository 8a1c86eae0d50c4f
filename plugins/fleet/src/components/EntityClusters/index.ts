export { EntityClusters } from './EntityClusters';
export { EntityClustersContent } from './EntityClustersContent';
