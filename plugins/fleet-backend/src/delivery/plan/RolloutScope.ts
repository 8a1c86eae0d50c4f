import type { ClusterRow } from '../../questions/coverage';
import type { DeliverableWorkload } from './ServiceFacts';

/** One target as it is planned. */
export interface PlannedTarget {
  cluster: ClusterRow;
  wave: number;
  level: number;
  namespace: string;
  entityRef?: string;
  /** Whose its service is: an entity reference in lower case. */
  owner?: string;
  /** Of an image change. */
  workloads?: DeliverableWorkload[];
  /** Numbers of the request's overrides that are meant for it. */
  overrides: number[];
}
