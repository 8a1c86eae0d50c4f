import type { Dialect } from './Dialect';

/** SQLite, which has one writer. */
export const sqlite: Dialect = {
  parameter: '?',
  integerParameter: '?',
  elements: (value, alias) => `json_each(${value}) as ${alias}`,
  elementsAt: (value, index, alias) =>
    `json_each(${value}, '$[${index}]') as ${alias}`,
  members: (value, alias) => `json_each(${value}) as ${alias}`,
  at: (value, index) => `(${value} ->> ${index})`,
  text: value => value,
  bytes: hex => `unhex(${hex})`,
  among: select => `in (${select})`,
  upsert: ({ table, key, columns, source }) => `
    insert into ${table} (${columns}) ${source}
    on conflict (${key}) do update set ${merged(columns, key)}`,
  packed: `group_concat(hex(o.uid) || printf('%012x', o.row_hash), '')`,
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
