import type { Statements } from './Statements';

/** A column of clusters, and what it takes from the values `n`. */
type Changes = Readonly<Record<string, string>>;

/** A cluster's number, and up to three texts. */
export type ClusterValues = readonly [
  no: number,
  ...texts: Array<string | null>,
];

/** `[cluster number, time]` */
export const HEARD: Changes = {
  observed_at: 'n.a',
  synced_at: 'coalesce(clusters.synced_at, n.a)',
};

/** `[cluster number, status, time, reason]` */
export const SYNC: Changes = {
  status: 'n.a',
  status_since: `case when clusters.status = n.a
    then clusters.status_since else n.b end`,
  status_reason: 'n.c',
};

/** Changes what is kept of clusters, one row each. */
export async function updateClusters(
  statements: Statements,
  changes: Changes,
  rows: readonly ClusterValues[],
): Promise<void> {
  const { at, elements, parameter } = statements.dialect;
  if (rows.length === 0) {
    return;
  }
  const set = Object.entries(changes).map(([name, sql]) => `${name} = ${sql}`);
  await statements.run(
    `update clusters set ${set}
     from (
       select ${at('v.value', 0, 'integer')} as no,
         ${at('v.value', 1, 'text')} as a,
         ${at('v.value', 2, 'text')} as b,
         ${at('v.value', 3, 'text')} as c
       from ${elements(parameter, 'v')}
     ) n
     where clusters.no = n.no`,
    [JSON.stringify(rows)],
  );
}
