import type { WorkloadName } from '../workloadId';

/** A workload that the inventory has now, and that the asker may know of. */
export interface FoundWorkload extends WorkloadName {
  /** object_ids.id of what may control its pods; undefined for a pod itself. */
  id?: number;
  /** JSON, as of workloads; absent where it is none of these. */
  images?: string;
}

/** A pod of a workload. */
export interface FoundPod {
  name: string;
  /** JSON, as encodeContainers() makes it. */
  containers: string | null;
}
