import type { Change, Upgrade } from '@flotilla/backstage-plugin-fleet-common';
import {
  CHANGE_KINDS,
  type WhatOf,
} from '../../inventory/history/changes/types';
import { secondOfKey } from '../../inventory/history/keys';
import type { ClusterRow } from '../coverage';
import { matchOf } from '../match';
import type { FoundChange } from './findChanges';

const WHAT: {
  [K in keyof WhatOf]: (what: WhatOf[K]) => Partial<Change>;
} = {
  scaling: scaling => ({ scaling }),
  restarts: restarts => ({ restarts }),
  nodesAdded: nodes => ({ nodes }),
  nodesRemoved: nodes => ({ nodes }),
  clusterVersion: version => ({ version }),
  policy: ({ namespace: _, ...policy }) => ({ policy }),
};

/** A change as the API shows it. */
export function toChange(row: FoundChange, cluster: ClusterRow): Change {
  const kind = CHANGE_KINDS[row.kind];
  const at = secondOfKey(Number(row.id));
  const lastAt = Number(row.last_at);
  return {
    id: `change-${row.id}`,
    at: timeOf(at),
    lastAt: lastAt > at ? timeOf(lastAt) : undefined,
    notBefore:
      row.not_before === null ? undefined : timeOf(Number(row.not_before)),
    precision: kind === 'restarts' ? 'second' : 'seen',
    kind,
    cluster: { id: cluster.id, name: cluster.name },
    namespace: row.namespace ?? undefined,
    ...workloadOf(row),
    ...WHAT[kind](JSON.parse(row.what)),
  };
}

/** An upgrade as the timeline shows it. */
export function upgradeToChange(upgrade: Upgrade): Change {
  const { id, changes, source, evidence, actor, note, ...rest } = upgrade;
  const { restart, rolloutId, revision: _, truncatedBefore, ...shared } = rest;
  return {
    ...shared,
    id: `upgrade-${id}`,
    upgrade: { changes, source, evidence, actor, note, restart, rolloutId },
  };
}

function workloadOf(row: FoundChange): Partial<Change> {
  const { workload_kind, name, entity_ref = null, owner } = row;
  if (workload_kind === undefined || name === undefined) {
    return {};
  }
  const { service_by = null, service_confidence = null } = row;
  return {
    workload: { kind: workload_kind, name },
    entityRef: entity_ref ?? undefined,
    owner: owner ?? undefined,
    match: matchOf({ entity_ref, service_by, service_confidence }),
  };
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
