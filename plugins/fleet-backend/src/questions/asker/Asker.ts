import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { FleetSnapshot } from '../coverage';

/** Who asks, and what they may know of. */
export interface Asker {
  credentials: BackstageCredentials;
  /** Only the clusters that the asker may know of. */
  fleet: FleetSnapshot;
  /** Which workloads of these clusters the asker may know of. */
  workloads: WorkloadScope;
}

export type WorkloadScope = 'all' | 'none' | WorkloadCriteria;

/** What a workload must be like; a list holds for any of its elements. */
export type WorkloadCriteria =
  | { allOf: readonly WorkloadCriteria[] }
  | { anyOf: readonly WorkloadCriteria[] }
  | { not: WorkloadCriteria }
  /** Numbers of clusters. */
  | { clusters: readonly number[] }
  | { namespaces: readonly string[] }
  /** Entity references in lower case, of whoever owns its service for sure. */
  | { owners: readonly string[] };
