import type { Dialect } from './Dialect';

/** SQLite, which has one writer. */
export const sqlite: Dialect = {
  parameter: '?',
  integerParameter: '?',
  elements: (value, alias) => `json_each(${value}) as ${alias}`,
  elementsAt: (value, index, alias) =>
    `json_each(${value}, '$[${index}]') as ${alias}`,
  // Each look into a text parses it again, a look into JSONB does not. The limit
  // keeps SQLite from making the JSONB anew at each place where it is used.
  readOften: (select, alias) =>
    `(select s.cluster_no, jsonb(s.value) as value
      from (${select}) s limit -1) ${alias}`,
  members: (value, alias) => `json_each(${value}) as ${alias}`,
  at: (value, index) => `(${value} ->> ${index})`,
  text: value => value,
  json: text => text,
  bytes: hex => `unhex(${hex})`,
  among: select => `in (${select})`,
  upsert: ({ table, key, columns, source }) => `
    insert into ${table} (${columns}) ${source}
    on conflict (${key}) do update set ${merged(columns, key)}`,
  packed: `group_concat(
    substr(hex(o.uid) || '0000000000000000', 1, 32)
      || printf('%012x', o.row_hash), '')`,
  unpacked: value => Buffer.from((value ?? '') as string, 'hex'),
  begin: () => [],
};

/** The SET clause that takes the new values of all columns but the key's. */
export function merged(
  columns: readonly string[],
  key: readonly string[],
): string {
  return columns
    .filter(column => !key.includes(column))
    .map(column => `${column} = excluded.${column}`)
    .join(', ');
}
