import { InputError } from '@backstage/errors';
import type { UpgradeRow } from '../../inventory/history/upgrades/keptUpgrades';
import {
  KINDS,
  type UpgradeKind,
} from '../../inventory/history/upgrades/types';
import { decodeCursor, encodeCursor } from '../cursor';
import { placeholders, type SqlReader } from '../sql';
import { matchingUpgrades, type UpgradeFilter } from './matchingUpgrades';

/** An upgrade with its workload, as the database has it. */
export interface FoundUpgrade extends UpgradeRow {
  cluster_no: number;
  namespace: string;
  workload_kind: string;
  name: string;
  truncated_at: number | string | null;
  service_confidence: 0 | 1 | 2 | null;
  service_by: string | null;
  entity_ref: string | null;
  owner: string | null;
}

export interface FindUpgradesOptions {
  filter: UpgradeFilter;
  /** All if empty. */
  kinds: readonly UpgradeKind[];
  limit: number;
  cursor?: string;
}

/** One page of the upgrades that match, newest first. */
export async function findUpgrades(
  reader: SqlReader,
  { filter, kinds, limit, cursor }: FindUpgradesOptions,
): Promise<{ rows: FoundUpgrade[]; nextCursor?: string }> {
  const { from, where, values, hasServices } = matchingUpgrades(filter, true);
  const before = cursor === undefined ? [] : [keyOf(cursor)];
  const numbers = kinds.map(kind => KINDS.indexOf(kind));
  const rows = await reader.read<FoundUpgrade>({
    text: `select u.id, u.revision, u.kind, u.source, u.evidence, u.precision,
        t.text as what, h.cluster_no, h.namespace, h.kind as workload_kind,
        h.name, h.truncated_at, h.service_confidence, h.service_by,
        s.entity_ref, s.owner
      from ${from} cross join texts t
        ${hasServices ? '' : 'left join services s on s.id = h.service_id'}
      where ${where} and t.id = u.what
        ${numbers.length > 0 ? `and u.kind in ${placeholders(numbers)}` : ''}
        ${before.length > 0 ? 'and u.id < ?' : ''}
      order by u.id desc limit ?`,
    values: [...values, ...numbers, ...before, limit + 1],
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: last && encodeCursor([String(last.id)]),
  };
}

/** How many upgrades match, by their kind. */
export async function countUpgrades(
  reader: SqlReader,
  filter: UpgradeFilter,
): Promise<Record<UpgradeKind, number>> {
  const { from, where, values } = matchingUpgrades(filter, false);
  // To group them takes twice as long.
  const sums = KINDS.map(
    (kind, n) => `sum(case u.kind when ${n} then 1 else 0 end) as ${kind}`,
  );
  const [row] = await reader.read<Record<UpgradeKind, unknown>>({
    text: `select ${sums.join(', ')} from ${from} where ${where}`,
    values,
  });
  return {
    upgrade: Number(row.upgrade ?? 0),
    rollback: Number(row.rollback ?? 0),
    reconfigure: Number(row.reconfigure ?? 0),
  };
}

function keyOf(cursor: string): number {
  const [text] = decodeCursor(cursor, 1);
  const key = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(key)) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return key;
}
