import type { Column, Projection } from '../../projections';
import type { Dialect, JsonType } from '../dialect/Dialect';

/** Where a row's columns begin, after the UID and the hash. */
export const FIRST_COLUMN = 2;

/** Rows of one cluster. */
export interface ClusterRows {
  no: number;
  /** JSON array of rows, as DiffingSink sends them. */
  rows: string;
  /** JSON array of the UIDs of the objects that these refer to by number. */
  objects?: string;
  /** Whether it is known that nothing is kept of these objects yet. */
  isNew?: boolean;
}

/** Those of which something may be kept: what they were before can be told. */
export function maybeKept(clusters: readonly ClusterRows[]): ClusterRows[] {
  return clusters.filter(({ isNew }) => !isNew);
}

/**
 * The FROM clause of rows `r`, each with its cluster's number: two parameters
 * a cluster. One parameter with all of them would have to be read again for
 * each row.
 */
export function rowsFrom(
  { elements, parameter, integerParameter, readOften }: Dialect,
  clusters: readonly ClusterRows[],
): string {
  const one = `select ${integerParameter} as cluster_no, e.value
    from ${elements(parameter, 'e')}`;
  return readOften(clusters.map(() => one).join(' union all '), 'r');
}

/** The values of those parameters. */
export function rowValues(clusters: readonly ClusterRows[]) {
  return clusters.flatMap(({ no, rows }) => [no, rows]);
}

const CLUSTER_NO = 'r.cluster_no';
export const uid = ({ at, bytes }: Dialect) => bytes(at('r.value', 0, 'text'));

/** The same for each label `l` of those rows, which have labels at their end. */
export function labelsFrom(
  dialect: Dialect,
  { columns }: Projection,
  clusters: readonly ClusterRows[],
): string {
  const index = FIRST_COLUMN + columns.length;
  return `${rowsFrom(dialect, clusters)}, ${dialect.elementsAt(
    'r.value',
    index,
    'l',
  )}`;
}

export const labelOf = ({ at }: Dialect) => ({
  key: at('l.value', 0, 'text'),
  value: at('l.value', 1, 'text'),
});

/** The number of the object whose UID is given. */
export function objectId(bytes: string): string {
  return `(select o.id from object_ids o
    where o.cluster_no = ${CLUSTER_NO} and o.uid = ${bytes})`;
}

/** What a table is given: the names of its columns, and the SELECT for them. */
export function rowSource(
  dialect: Dialect,
  projection: Projection,
  clusters: readonly ClusterRows[],
) {
  const { numbered, columns } = projection;
  const expressions: Array<[name: string, sql: string]> = [
    ['cluster_no', CLUSTER_NO],
    numbered ? ['id', objectId(uid(dialect))] : ['uid', uid(dialect)],
    ['row_hash', dialect.at('r.value', 1, 'bigint')],
    ...columns.map((column, index): [string, string] => [
      column.name,
      expressionOf(dialect, column, FIRST_COLUMN + index),
    ]),
  ];
  const selected = expressions.map(([name, sql]) => `${sql} as ${name}`);
  return {
    names: expressions.map(([name]) => name),
    select: `select ${selected} from ${rowsFrom(dialect, clusters)} where true`,
  };
}

/** One of a projection's columns, as it comes with a row. */
export function columnOf(
  dialect: Dialect,
  { columns }: Projection,
  name: string,
): string {
  const index = columns.findIndex(column => column.name === name);
  return expressionOf(dialect, columns[index], FIRST_COLUMN + index);
}

function expressionOf(
  dialect: Dialect,
  { type }: Column,
  index: number,
): string {
  const value = (as: JsonType) => dialect.at('r.value', index, as);
  switch (type) {
    case 'shared':
      return `(select t.id from texts t where t.key = ${value('text')})`;
    case 'owner':
      return objectId(dialect.bytes(value('text')));
    default:
      return value(type);
  }
}
