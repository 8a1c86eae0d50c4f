import { RECORDERS } from '../../history/recorders';
import type { Projection } from '../../projections';
import { makeClaimsDue } from './makeClaimsDue';
import { replaceLabels } from './replaceLabels';
import { type ClusterRows, rowSource, rowValues } from './rowSource';
import type { Statements } from './Statements';
import { writeObjectIds } from './writeObjectIds';

/**
 * Writes the rows of objects, new or changed, with the numbers of objects that
 * they need, after what they tell of the past. Their texts and labels are there
 * already.
 */
export async function upsertRows(
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const { dialect } = statements;
  const { table, numbered, many, labelled } = projection;
  await writeObjectIds(statements, clusters);
  if (labelled) {
    await makeClaimsDue(statements, projection, clusters);
  }
  for (const record of RECORDERS[table] ?? []) {
    await record(statements, projection, clusters);
  }
  const { names, select } = rowSource(dialect, projection, clusters);
  const upsert = dialect.upsert({
    table,
    key: numbered ? ['id'] : ['cluster_no', 'uid'],
    columns: names,
    source: select,
    numbers: !numbered && !many,
  });
  await statements.run(upsert, rowValues(clusters));
  if (labelled) {
    await replaceLabels(statements, projection, clusters);
  }
}
