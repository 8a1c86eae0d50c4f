import { fairShares } from './fairShares';
import { SharePlan } from './SharePlan';
import { compare, heaviest, weight } from './weight';

/** A replica that is alive. */
export interface Replica {
  id: string;
  /** The clusters it could collect: a locator may fail on one replica only. */
  knows: ReadonlySet<string>;
}

export interface SharedCluster {
  id: string;
  /** Whose lease has not run out; it need not be alive. */
  holder?: string;
}

interface Candidate extends SharedCluster {
  knowers: Replica[];
}

/**
 * Which replica is to have which clusters, by the replica's id. It is a
 * function of what all replicas see, so that each can work out its own part.
 * Where all know the same clusters, loads differ by one at most; holders keep
 * what they have up to their share, so that as few clusters move as can be.
 */
export function shareOut(
  replicas: readonly Replica[],
  clusters: readonly SharedCluster[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const candidates = inOrder(withKnowers(replicas, clusters));
  const plan = new SharePlan(fairShares(replicas, candidates));
  const pool: Candidate[] = [];
  for (const cluster of candidates) {
    const holder = holderOf(cluster);
    if (holder && plan.hasRoom(holder.id)) {
      plan.give(holder.id, cluster.id);
    } else {
      pool.push(cluster);
    }
  }
  for (const cluster of pool) {
    plan.give(newOwner(cluster, plan), cluster.id);
  }
  return plan.byReplica;
}

function newOwner(cluster: Candidate, plan: SharePlan): string {
  const ids = cluster.knowers.map(({ id }) => id);
  const open = ids.filter(id => plan.hasRoom(id));
  // Those who know it are full with what others could have: rather one too
  // many than a cluster that nobody collects.
  return open.length > 0
    ? heaviest(open, cluster.id)
    : holderOf(cluster)?.id ?? plan.leastLoaded(ids);
}

function holderOf({ holder, knowers }: Candidate): Replica | undefined {
  return knowers.find(({ id }) => id === holder);
}

function withKnowers(
  replicas: readonly Replica[],
  clusters: readonly SharedCluster[],
): Candidate[] {
  return clusters
    .map(cluster => ({
      ...cluster,
      knowers: replicas.filter(({ knows }) => knows.has(cluster.id)),
    }))
    .filter(({ knowers }) => knowers.length > 0);
}

/** First what few could have; then what its holder is preferred for. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map(candidate => ({
      candidate,
      rank: weight(candidate.holder ?? '', candidate.id),
    }))
    .sort(
      (a, b) =>
        a.candidate.knowers.length - b.candidate.knowers.length ||
        b.rank - a.rank ||
        compare(a.candidate.id, b.candidate.id),
    )
    .map(({ candidate }) => candidate);
}
