import type { KubeObject } from '../../types';
import type { DemoClusterSpec } from '../clusters';
import type { Random } from '../random';

/** What the past of one cluster is made from. */
export interface SeedContext {
  cluster: DemoClusterSpec;
  /** Milliseconds since the epoch. */
  now: number;
  /** When the day began: the past is counted from here, so that it is the same
   * all day, however often the fleet is started. */
  today: number;
  random: Random;
  nodes: string[];
  /** Stores an object with its status, as if it had always been there. */
  put(resource: string, object: KubeObject): KubeObject;
}
