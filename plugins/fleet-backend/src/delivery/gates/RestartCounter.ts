import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';

/** How often containers restarted, for the gate of rollouts. */
export interface RestartCounter {
  /**
   * Restarts of some workloads of a cluster that were seen.
   *
   * @param clusterId - Of the fleet
   * @param since - In ms
   */
  count(
    clusterId: string,
    workloads: readonly ObjectRef[],
    since: number,
  ): Promise<number>;
}
