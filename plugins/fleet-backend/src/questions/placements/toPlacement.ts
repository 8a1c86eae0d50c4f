import type {
  ContainerImage,
  Match,
  Placement,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import { workloadIdOf } from '../workloadId';
import type { PodSummary } from './readPods';
import type { ServiceLookup } from '../../services/lookup';
import { restartsOf, statusOf } from './summarizePods';
import { uuidOf } from './uuidOf';
import type { WorkloadRow } from './WorkloadRow';

/** A workload and its pods, as the API shows them. */
export function toPlacement(options: {
  row: WorkloadRow;
  /** Undefined where it has none. */
  pods?: PodSummary;
  /** Restarts within a day; undefined without any. */
  last24h?: number;
  cluster: ClusterRow;
  /** Whether its kind is not seen now though its cluster may be. */
  kindIsStale: boolean;
  /** Without them, nothing can be said of restarts. */
  podsAreSeen: boolean;
  lookup: ServiceLookup;
  match: Match;
}): Placement {
  const { row, pods, cluster, kindIsStale, podsAreSeen } = options;
  const { lookup, match } = options;
  const { desired, ready, updated, available } = row;
  return {
    // A UID alone does not do: a restored copy of a cluster has it too.
    id: workloadIdOf(cluster.id, uuidOf(row.uid)),
    cluster: { id: cluster.id, name: cluster.name },
    distribution: cluster.distribution ?? 'unknown',
    region: cluster.region ?? undefined,
    namespace: row.namespace,
    workload: { kind: row.kind, name: row.name },
    images: withDigests(JSON.parse(row.images), pods?.digests ?? []),
    version: row.version ?? undefined,
    replicas: { desired, ready, updated, available },
    ...statusOf(row, pods),
    restarts: podsAreSeen ? restartsOf(pods, options.last24h) : undefined,
    match,
    // In its first sync a cluster's rows are newer than that sync's beginning.
    observedAt: cluster.observed_at ?? cluster.status_since,
    stale: kindIsStale || isStale(cluster),
    entityRef: lookup.entityRef,
    owner: lookup.owner,
  };
}

function isStale({ status }: ClusterRow): boolean {
  return status !== 'current' && status !== 'initial';
}

/** Adds digests from pods, where all pods of the workload agree on one. */
function withDigests(
  images: ContainerImage[],
  ofPods: readonly string[],
): ContainerImage[] {
  const seen = new Map<string, Set<string>>();
  for (const json of ofPods) {
    for (const [container, digest] of JSON.parse(json)) {
      seen.set(container, (seen.get(container) ?? new Set()).add(digest));
    }
  }
  return images.map(image => {
    const digests = [...(seen.get(image.container) ?? [])];
    return image.digest || digests.length !== 1
      ? image
      : { ...image, digest: digests[0] };
  });
}
