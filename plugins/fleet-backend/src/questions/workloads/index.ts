export { clusterSpread, clustersOfPage } from './clusterSpread';
export { DatabaseWorkloadsQuestion } from './DatabaseWorkloadsQuestion';
export type { FoundWorkload } from './FoundWorkload';
export { WorkloadOrder } from './order';
export { readPage } from './readPage';
export { toWorkload } from './toWorkload';
export type { WorkloadsQuestion } from './WorkloadsQuestion';
