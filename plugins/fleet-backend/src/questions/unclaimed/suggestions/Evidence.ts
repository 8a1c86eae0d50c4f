import type { OwnerEvidence } from '@flotilla/backstage-plugin-fleet-common';
import type { Sql } from '../../sql';

/** That somebody may own a workload. */
export interface Evidence {
  /** workloads.id */
  workloadId: number;
  /** An entity reference. */
  owner: string;
  /** The service that it may belong to, where that is told too. */
  entityRef?: string;
  by: OwnerEvidence['by'];
  /** In words. */
  text: string;
  /** From 0 to 1: how sure that alone makes it. */
  weight: number;
}

/** What is read for it, and of whose workloads. */
export interface PeerOptions {
  /** Of the workloads that somebody is looked for. */
  ids: readonly number[];
  /** Which workloads `p` the asker may know of; all if absent. */
  visible?: Sql;
}

/**
 * What more workloads have in common than this tells nothing of who owns one,
 * and need not be counted.
 */
export const MAX_PEERS = 500;

/** How many claimed workloads that have something in common an owner has. */
export interface PeerCount {
  owner: string;
  count: number | string;
}

/** Whom most claimed workloads belong to that have something in common. */
export interface Majority {
  owner: string;
  /** For example `3 of 4 claimed workloads`. */
  share: string;
}

/** That of more than half of them; undefined where nobody has so many. */
export function majorityOf(peers: readonly PeerCount[]): Majority | undefined {
  const of = peers.reduce((sum, { count }) => sum + Number(count), 0);
  const most = peers.find(({ count }) => Number(count) * 2 > of);
  return (
    most && {
      owner: most.owner,
      share: `${most.count} of ${of} claimed workloads`,
    }
  );
}
