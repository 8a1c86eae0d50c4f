import type { Upgrade } from '@flotilla/backstage-plugin-fleet-common';
import { toUpgrade } from '../../inventory/history/upgrades/keptUpgrades';
import type { ClusterRow } from '../coverage';
import { matchOf } from '../match';
import { directionOf } from './directionOf';
import type { FoundUpgrade } from './findUpgrades';

/** An upgrade as the API shows it. */
export function toUpgradeItem(row: FoundUpgrade, cluster: ClusterRow): Upgrade {
  const { id, at, what, ...upgrade } = toUpgrade(row);
  const { changes, restart, note, actor, rollout } = what;
  return {
    id: String(id),
    at: timeOf(at),
    cluster: { id: cluster.id, name: cluster.name },
    namespace: row.namespace,
    workload: { kind: row.workload_kind, name: row.name },
    ...upgrade,
    changes: changes.map(one => ({ ...one, direction: directionOf(one) })),
    restart,
    note,
    actor,
    rolloutId: rollout,
    truncatedBefore:
      row.truncated_at === null ? undefined : timeOf(+row.truncated_at),
    ...serviceOf(row),
  };
}

function serviceOf(
  row: FoundUpgrade,
): Pick<Upgrade, 'entityRef' | 'owner' | 'match'> {
  const { entity_ref, owner } = row;
  return entity_ref === null
    ? {}
    : {
        entityRef: entity_ref,
        owner: owner ?? undefined,
        match: matchOf(row),
      };
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
