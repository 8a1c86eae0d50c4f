import type { Statements } from '../../store/operations/Statements';
import { firstKey, keyFor } from '../keys';
import { type Change, CHANGE_KINDS, type ChangeKind, WhatOf } from './types';

/** For how long what follows a change of the same kind is told with it, in s. */
export const TOGETHER_S = 3_600;

/** A change that is kept, as far as another may be told with it. */
export interface KeptChange<K extends ChangeKind> {
  id: number;
  lastAt: number;
  what: WhatOf[K];
}

/** Keeps a change under the first key of its second that is free. */
export async function addChange<K extends ChangeKind>(
  statements: Statements,
  change: Change<K>,
): Promise<void> {
  const { clusterNo, workloadId = null, namespace = null, ...rest } = change;
  const { at, lastAt, notBefore = null } = rest;
  const kind = CHANGE_KINDS.indexOf(change.kind);
  const number = (workloadId ?? clusterNo) * 16 + kind;
  const what = JSON.stringify(change.what);
  for (let attempt = 0; ; attempt += 1) {
    const inserted = await statements.read(
      `insert into changes
         (id, cluster_no, workload_id, kind, last_at, not_before, namespace, what)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do nothing returning id`,
      [
        ...[keyFor(at, number, attempt), clusterNo, workloadId],
        ...[kind, lastAt, notBefore, namespace, what],
      ],
    );
    if (inserted.length > 0) {
      return;
    }
  }
}

/**
 * The changes of a kind, of a cluster or of a workload, that began since a
 * second, the newest first.
 */
export async function changesSince<K extends ChangeKind>(
  statements: Statements,
  kind: K,
  of: { clusterNo: number } | { workloadId: number },
  since: number,
): Promise<KeptChange<K>[]> {
  const [column, no] =
    'clusterNo' in of
      ? ['cluster_no', of.clusterNo]
      : ['workload_id', of.workloadId];
  const rows = await statements.read<Record<'id' | 'last_at' | 'what', string>>(
    `select id, last_at, what from changes
     where ${column} = ? and kind = ? and id >= ?
     order by id desc limit 100`,
    [no, CHANGE_KINDS.indexOf(kind), firstKey(since)],
  );
  // PostgreSQL gives large numbers as text.
  return rows.map(({ id, last_at, what }) => ({
    id: Number(id),
    lastAt: Number(last_at),
    what: JSON.parse(what),
  }));
}

/** Tells what is kept as going on until a second. */
export async function extendChange<K extends ChangeKind>(
  statements: Statements,
  id: number,
  change: Pick<Change<K>, 'lastAt' | 'what'>,
): Promise<void> {
  await statements.run(
    'update changes set last_at = ?, what = ? where id = ?',
    [change.lastAt, JSON.stringify(change.what), id],
  );
}

/** Takes back a change, since all is as it was before it. */
export async function removeChange(
  statements: Statements,
  id: number,
): Promise<void> {
  await statements.run('delete from changes where id = ?', [id]);
}
