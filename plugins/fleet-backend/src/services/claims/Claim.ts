/** What decides to which service a workload belongs. */
export interface ClaimableWorkload {
  id: number;
  clusterId: string;
  clusterName: string;
  namespace: string;
  /** Of the workload and its pod template, by key. */
  labels: ReadonlyMap<string, string>;
}

/** To which service a workload belongs, and why. */
export interface Claim {
  serviceId: number;
  /** 0 high, 1 medium, 2 low. */
  confidence: number;
  /** The label or annotation that tells. */
  by: string;
}
