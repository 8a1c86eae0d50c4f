import type { Knex } from 'knex';
import type { ProjectedRow, Projection } from '../../projections';
import { chunks } from './chunks';

export interface HashedRow extends ProjectedRow {
  hash: string;
}

/** Writes the rows of objects, new or changed, and their labels. */
export async function upsertRows(
  tx: Knex.Transaction,
  options: {
    clusterId: string;
    projection: Projection;
    rows: readonly HashedRow[];
  },
): Promise<void> {
  const { clusterId, projection, rows } = options;
  for (const part of chunks(rows)) {
    await tx(projection.table)
      .insert(
        part.map(({ uid, hash, cells }) => ({
          cluster_id: clusterId,
          uid,
          row_hash: hash,
          ...cells,
        })),
      )
      .onConflict(['cluster_id', 'uid'])
      .merge();
    await replaceLabels(tx, clusterId, part);
  }
}

async function replaceLabels(
  tx: Knex.Transaction,
  clusterId: string,
  rows: readonly ProjectedRow[],
) {
  const labelled = rows.filter(({ labels }) => labels);
  if (labelled.length === 0) {
    return;
  }
  await tx('workload_labels')
    .delete()
    .where({ cluster_id: clusterId })
    .whereIn(
      'workload_uid',
      labelled.map(({ uid }) => uid),
    );
  const labels = labelled.flatMap(row =>
    Object.entries(row.labels ?? {}).map(([key, value]) => ({
      cluster_id: clusterId,
      workload_uid: row.uid,
      label_key: key,
      label_value: value,
    })),
  );
  for (const part of chunks(labels)) {
    await tx('workload_labels').insert(part);
  }
}
