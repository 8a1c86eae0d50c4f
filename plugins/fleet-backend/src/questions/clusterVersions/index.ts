export type { ClusterVersionsQuestion } from './ClusterVersionsQuestion';
export { DatabaseClusterVersionsQuestion } from './DatabaseClusterVersionsQuestion';
