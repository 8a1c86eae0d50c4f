import type { Projection } from '../../projections';
import { type ClusterRows, labelOf, labelsFrom, rowValues } from './rowSource';
import type { Statements } from './Statements';

/**
 * Writes the labels that rows have. In the order of their keys: two replicas
 * that write the same ones would otherwise wait for each other.
 */
export async function writeLabels(
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const { dialect } = statements;
  const { key, value } = labelOf(dialect);
  await statements.run(
    `insert into labels (label_key, label_value)
     select n.k, n.v from (
       select distinct ${key} as k, ${value} as v from ${labelsFrom(
      dialect,
      projection,
      clusters,
    )}
     ) n
     where (
       select x.id from labels x where x.label_key = n.k and x.label_value = n.v
     ) is null
     order by 1, 2
     on conflict (label_key, label_value) do nothing`,
    rowValues(clusters),
  );
}
