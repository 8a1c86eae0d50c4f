export type { ClustersQuestion } from './ClustersQuestion';
export { DatabaseClustersQuestion } from './DatabaseClustersQuestion';
