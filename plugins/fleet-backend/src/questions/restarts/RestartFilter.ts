import type { Sql } from '../sql';

/** Seconds since 1970: from the first, up to but without the second. */
export interface TimeWindow {
  from: number;
  until: number;
}

export interface RestartFilter extends TimeWindow {
  /** Entity references in lower case. */
  entityRef?: string;
  owner?: string;
  /** The number of a cluster. */
  clusterNo?: number;
  /** Further conditions on workloads (h), what the asker may know of among them. */
  workloads: readonly Sql[];
  /** Why a container had ended. */
  reason?: string;
  crashLooping?: boolean;
}
