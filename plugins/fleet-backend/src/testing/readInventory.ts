import type { Knex } from 'knex';
import {
  type Cell,
  createProjections,
  type ProjectedRow,
} from '../inventory/projections';
import { keptUid, uidHex } from '../inventory/uid';
import { clusterNo } from './seedObject';

type Row = Record<string, unknown>;

/** What is kept of a kind of a cluster, as its projection gives it. */
export async function readInventory(
  knex: Knex,
  clusterId: string,
  kind: string,
): Promise<ProjectedRow[]> {
  const projection = createProjections([]).get(kind)!;
  const { table, numbered, shared, labelled, columns } = projection;
  const texts = await byId(knex, 'texts', 'text');
  const uids = await byId(knex, 'object_ids', 'uid');
  const rows: Row[] = await knex(table).where({
    cluster_no: await clusterNo(knex, clusterId),
    ...(shared ? { kind } : {}),
  });
  const kept = rows.map(async row => ({
    uid: hexOf(numbered ? uids.get(row.id) : row.uid),
    cells: Object.fromEntries(
      columns.map(({ name, type, cell = name }) => {
        const value = row[name] as Cell;
        switch (type) {
          case 'shared':
            return [cell, value === null ? null : texts.get(value)];
          case 'owner':
            return [cell, value === null ? null : hexOf(uids.get(value))];
          case 'boolean':
            return [cell, Boolean(value)];
          default:
            return [cell, value];
        }
      }),
    ),
    ...(labelled ? { labels: await labelsOf(knex, row.id as number) } : {}),
  }));
  return sorted((await Promise.all(kept)) as ProjectedRow[]);
}

/** Rows of a kind as they are to be read: owners by the UID in hex. */
export function asKept(rows: ProjectedRow[], kind: string): ProjectedRow[] {
  const projection = createProjections([]).get(kind)!;
  return sorted(
    rows.map(({ uid, cells, ...rest }) => ({
      ...rest,
      uid: keptUid(uid, projection),
      cells: {
        ...cells,
        ...(typeof cells.owner_uid === 'string'
          ? { owner_uid: uidHex(cells.owner_uid) }
          : {}),
      },
    })),
  );
}

function sorted(rows: ProjectedRow[]): ProjectedRow[] {
  return [...rows].sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

async function byId(knex: Knex, table: string, column: string) {
  const rows: Row[] = await knex(table).select('id', column);
  return new Map(rows.map(row => [row.id, row[column]]));
}

function hexOf(uid: unknown): string {
  return (uid as Buffer).toString('hex');
}

async function labelsOf(knex: Knex, workloadId: number) {
  const labels = await knex('workload_labels')
    .join('labels as l', 'l.id', 'label_id')
    .where({ workload_id: workloadId });
  return Object.fromEntries(
    labels.map(({ label_key, label_value }) => [label_key, label_value]),
  );
}
