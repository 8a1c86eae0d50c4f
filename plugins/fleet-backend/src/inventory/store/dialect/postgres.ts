import type { Dialect, JsonType } from './Dialect';
import { merged } from './sqlite';

/** Of all advisory locks of the database, those of our writers. */
const LOCK = 'flotilla.inventory';

/** Less than a lease: who takes over does not wait for it. */
const SILENT_MS = 5_000;

/**
 * PostgreSQL. Look-ups are sub-SELECTs rather than joins: the planner cannot
 * know how short our lists are, and would read whole tables for them.
 */
export const postgres: Dialect = {
  parameter: '?::jsonb',
  integerParameter: '?::integer',
  elements: (value, alias) =>
    `jsonb_array_elements(${value}) as ${alias}(value)`,
  elementsAt: (value, index, alias) =>
    `jsonb_array_elements(${value} -> ${index}) as ${alias}(value)`,
  readOften: (select, alias) => `(${select}) ${alias}`,
  members: (value, alias) =>
    `jsonb_each_text(${value}) as ${alias}(key, value)`,
  at: (value, index, type: JsonType) => `(${value} ->> ${index})::${type}`,
  text: value => `(${value} #>> '{}')`,
  json: text => `(${text})::jsonb`,
  bytes: hex => `decode(${hex}, 'hex')`,
  among: select => `= any(array(${select}))`,
  upsert({ table, key, columns, source, numbers }) {
    const update = `on conflict (${key}) do update set ${merged(columns, key)}`;
    return numbers
      ? `insert into ${table} (id, ${columns})
         select ${idOf(table, key)}, n.* from (${source}) n ${update}`
      : `insert into ${table} (${columns}) ${source} ${update}`;
  },
  packed: `string_agg(
    substring(o.uid || '\\x0000000000000000'::bytea for 16)
      || substring(int8send(o.row_hash) from 3), ''::bytea order by o.uid)`,
  unpacked: value => (value ?? Buffer.alloc(0)) as Buffer,
  begin: mode => [
    // The planner takes our short lists for long ones, and would compile each
    // statement to machine code, which takes a second. A replica that says
    // nothing more (paused, or cut off) keeps nothing from others for long:
    // neither its clusters from being taken over, nor texts from whoever writes
    // the same.
    `select set_config('jit', 'off', true),
      set_config('idle_in_transaction_session_timeout', '${SILENT_MS}', true),
      pg_advisory_xact_lock${mode === 'write' ? '_shared' : ''}(
        hashtext('${LOCK}'), hashtext(current_schema()))`,
  ],
};

/** A changed row keeps its number: an upsert alone would use up a new one. */
function idOf(table: string, key: readonly string[]): string {
  const same = key.map(column => `t.${column} = n.${column}`).join(' and ');
  return `coalesce(
    (select t.id from ${table} t where ${same}),
    nextval(pg_get_serial_sequence('${table}', 'id')))`;
}
