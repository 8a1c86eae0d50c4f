import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterRow } from '../../questions/coverage';
import type { KeptRollout, TargetRow } from '../store';
import type { RolloutOrder } from './planTargets';
import type { PlannedTarget } from './RolloutScope';

/**
 * The order of a rollout as it is kept, in those of its clusters that there are
 * still.
 */
export function replan(
  { waves, targets }: KeptRollout,
  clusters: ReadonlyMap<string, ClusterRow>,
): RolloutOrder {
  const planned = targets.flatMap((row): PlannedTarget[] => {
    const cluster = clusters.get(row.cluster_id);
    return cluster ? [toPlanned(row, cluster)] : [];
  });
  return {
    waves: waves.map(wave => ({
      name: wave.name,
      approval: Boolean(wave.needs_approval),
      soakMs: Number(wave.soak_ms),
      clusters: [
        ...new Set(
          planned
            .filter(target => target.wave === wave.no)
            .map(({ cluster }) => cluster),
        ),
      ],
    })),
    targets: planned,
    cycles: [],
  };
}

function toPlanned(row: TargetRow, cluster: ClusterRow): PlannedTarget {
  const workloads: ObjectRef[] = JSON.parse(row.workloads ?? '[]');
  return {
    cluster,
    wave: row.wave,
    level: row.level,
    namespace: row.namespace,
    entityRef: row.entity_ref ?? undefined,
    workloads: workloads.map(({ kind, namespace = '', name }) => {
      return { clusterNo: cluster.no, kind, namespace, name, containers: [] };
    }),
    overrides: JSON.parse(row.overrides ?? '[]'),
  };
}
