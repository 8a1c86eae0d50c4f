import type { JsonType } from '../dialect/Dialect';
import type { Statements } from './Statements';

/** A column of kind_syncs, and what becomes of it where the kind is there. */
interface KindColumn {
  name: string;
  type: JsonType;
  /** SQL; undefined takes the new value. */
  change?: string;
}

const kept = (name: string): KindColumn => ({
  name,
  type: 'text',
  change: `kind_syncs.${name}`,
});
const NEW_KIND = [kept('status'), kept('since')];

/** `[cluster number, kind, 'initial', since, resource version]` */
export const CHECKPOINT: readonly KindColumn[] = [
  ...NEW_KIND,
  { name: 'resource_version', type: 'text' },
];

/** `[cluster number, kind, status, since, reason, refused, watched since]` */
export const STATE: readonly KindColumn[] = [
  { name: 'status', type: 'text' },
  {
    name: 'since',
    type: 'text',
    change: `case when kind_syncs.status = excluded.status
      then kind_syncs.since else excluded.since end`,
  },
  { name: 'reason', type: 'text' },
  { name: 'refused', type: 'integer' },
  {
    name: 'watched_since',
    type: 'text',
    change: 'coalesce(kind_syncs.watched_since, excluded.watched_since)',
  },
];

/**
 * `[cluster number, kind, 'initial', since, refused, bytes, errors, lag in ms,
 * time of the last event]`
 */
export const STATS: readonly KindColumn[] = [
  ...NEW_KIND,
  { name: 'refused', type: 'integer' },
  { name: 'bytes', type: 'bigint' },
  { name: 'errors', type: 'integer' },
  { name: 'lag_ms', type: 'integer' },
  { name: 'last_event_at', type: 'text' },
];

/**
 * Changes what is kept of kinds, one row each.
 *
 * @param rows - The cluster's number, the kind, and a value for each column
 */
export async function upsertKinds(
  statements: Statements,
  columns: readonly KindColumn[],
  rows: ReadonlyArray<readonly unknown[]>,
): Promise<void> {
  const { at, elements, parameter } = statements.dialect;
  if (rows.length === 0) {
    return;
  }
  const values = columns.map(({ type }, n) => at('n.value', n + 2, type));
  const changes = columns.map(
    ({ name, change = `excluded.${name}` }) => `${name} = ${change}`,
  );
  await statements.run(
    `insert into kind_syncs (cluster_no, kind, ${columns.map(c => c.name)})
     select ${at('n.value', 0, 'integer')}, ${at('n.value', 1, 'text')},
       ${values}
     from ${elements(parameter, 'n')} where true
     on conflict (cluster_no, kind) do update set ${changes}`,
    [JSON.stringify(rows)],
  );
}
