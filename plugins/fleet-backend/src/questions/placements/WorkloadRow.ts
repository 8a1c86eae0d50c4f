/** A workload as the inventory has it, and which alternative found it. */
export interface WorkloadRow {
  id: number;
  /** 16 bytes. */
  uid: Uint8Array;
  cluster_no: number;
  kind: string;
  namespace: string;
  name: string;
  /** JSON. */
  images: string;
  version: string | null;
  desired: number;
  ready: number;
  updated: number;
  available: number;
  status: 'healthy' | 'progressing' | 'degraded' | 'failed' | 'unknown';
  status_reason: string | null;
  cluster_name: string;
  rank: number;
}
