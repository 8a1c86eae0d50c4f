export { parseWorkloadId, workloadIdOf } from './workloadId';
export type { WorkloadId, WorkloadName } from './workloadId';
