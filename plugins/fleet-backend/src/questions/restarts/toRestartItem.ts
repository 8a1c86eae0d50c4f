import type { ContainerRestarts } from '@flotilla/backstage-plugin-fleet-common';
import { secondOfKey } from '../../inventory/history/keys';
import type { ClusterRow } from '../coverage';
import { matchOf } from '../match';
import { workloadIdOf } from '../workloadId';
import { type FoundRow, PARTS } from './findRestarts';
import type { Names } from './readNames';

/** The restarts of a container, as the API shows them. */
export function toRestartItem(
  row: FoundRow,
  { counts, cluster, names }: Told,
): ContainerRestarts {
  const workload = names.workloads.get(row.workload_id)!;
  const { namespace, kind, name } = workload;
  const workloadId = workloadIdOf(cluster.id, { kind, namespace, name });
  const container = names.texts.get(row.container)!;
  return {
    id: `${workloadId}:${container}`,
    workloadId,
    cluster: { id: cluster.id, name: cluster.name },
    namespace,
    workload: { kind, name },
    container,
    count: Number(row.n),
    lastAt: Number(row.last) > 0 ? timeOfKey(Number(row.last)) : undefined,
    reasons: reasonsOf(counts, names),
    trend: trendOf(counts),
    crashLooping: Number(row.looping) === 1,
    evidence: row.evidence === 1 ? 'recovered' : 'observed',
    watchedSince: workload.watched_since ?? undefined,
    entityRef: workload.entity_ref ?? undefined,
    owner: workload.owner ?? undefined,
    match: matchOf(workload),
  };
}

/** What else is told of it. */
interface Told {
  /** Its restarts. */
  counts: readonly FoundRow[];
  cluster: ClusterRow;
  names: Names;
}

function timeOfKey(key: number): string {
  return new Date(secondOfKey(key) * 1_000).toISOString();
}

function reasonsOf(counts: readonly FoundRow[], { texts }: Names) {
  const sums = new Map<string, ContainerRestarts['reasons'][number]>();
  for (const { reason, exit_code, n } of counts) {
    const key = JSON.stringify([reason, exit_code]);
    const known = sums.get(key) ?? {
      reason: reason === null ? undefined : texts.get(reason),
      exitCode: exit_code ?? undefined,
      count: 0,
    };
    sums.set(key, { ...known, count: known.count + Number(n) });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

function trendOf(counts: readonly FoundRow[]): number[] {
  const trend = Array.from({ length: PARTS }, () => 0);
  for (const { part, n } of counts) {
    trend[Number(part)] += Number(n);
  }
  return trend;
}
