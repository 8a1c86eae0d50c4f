export type { ClusterQuestion, ClustersQuestion } from './ClustersQuestion';
export { DatabaseClusterQuestion } from './DatabaseClusterQuestion';
export { DatabaseClustersQuestion } from './DatabaseClustersQuestion';
