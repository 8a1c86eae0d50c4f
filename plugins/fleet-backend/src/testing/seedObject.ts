import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { createProjections } from '../inventory/projections';
import { keptUid } from '../inventory/uid';
import { objectId, textId } from './interning';

export type Row = Record<string, string | number | boolean | null>;

/** The number by which other tables refer to a cluster. */
export async function clusterNo(knex: Knex, id: string): Promise<number> {
  return (await knex('clusters').first('no').where({ id })).no;
}

/**
 * Inserts an object's row, given by the names of its projection's cells.
 *
 * @returns its UID, and the number it is referred to by, if it has one
 */
export async function seedObject(
  knex: Knex,
  clusterId: string,
  { table, row }: { table: string; row: Row },
): Promise<{ uid: string; id?: number }> {
  const { uid = randomUUID(), row_hash = 0, ...cells } = row;
  const cluster_no = await clusterNo(knex, clusterId);
  const projection = projectionOf(table);
  const { numbered, columns } = projection;
  const kept: Row = { cluster_no, row_hash };
  const unknown = Object.keys(cells).filter(
    key => !columns.some(({ name, cell = name }) => cell === key),
  );
  if (unknown.length > 0) {
    throw new Error(`${table} has no cells ${unknown}`);
  }
  for (const { name, type, cell = name } of columns) {
    kept[name] = cells[cell] ?? null;
    if (type === 'shared') {
      kept[name] = await textId(knex, kept[name] as string | null);
    } else if (type === 'owner') {
      const owner = kept[name] as string | null;
      kept[name] = await objectId(knex, cluster_no, owner);
    }
  }
  if (!numbered) {
    const hex = keptUid(uid as string, projection);
    await knex(table).insert({ ...kept, uid: Buffer.from(hex, 'hex') });
    return { uid: uid as string };
  }
  const id = (await objectId(knex, cluster_no, uid as string))!;
  await knex(table).insert({ ...kept, id });
  return { uid: uid as string, id };
}

function projectionOf(table: string) {
  const all = [...createProjections([]).values()];
  return all.find(projection => projection.table === table)!;
}
