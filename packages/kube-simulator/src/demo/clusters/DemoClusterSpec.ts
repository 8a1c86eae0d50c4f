import type { LookName } from './looks';

/** How a cluster of the demo fleet behaves. */
export type DemoClusterState =
  /** All can be seen. */
  | 'healthy'
  /** Refuses connections. */
  | 'unreachable'
  /** May not be asked for Jobs and CronJobs. */
  | 'partial'
  /** Falls silent some time after all of it was seen. */
  | 'silent';

/** One cluster of the demo fleet. */
export interface DemoClusterSpec {
  name: string;
  look: LookName;
  gitVersion: string;
  env: 'prod' | 'stage' | 'dev';
  region: string;
  /** Which services run there goes by this. */
  tier: 'cloud' | 'onprem' | 'edge' | 'stage' | 'dev';
  nodes: number;
  state: DemoClusterState;
}
