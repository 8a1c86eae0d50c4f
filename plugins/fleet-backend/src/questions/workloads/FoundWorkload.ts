/** A workload as the inventory has it, and the service it belongs to. */
export interface FoundWorkload {
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
  service_confidence: number | null;
  service_by: string | null;
  entity_ref: string | null;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
}
