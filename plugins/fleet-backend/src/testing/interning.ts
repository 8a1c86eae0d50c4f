import type { Knex } from 'knex';
import { textKey } from '../inventory/textKey';
import { uidBytes } from '../inventory/uid';

/** The number of a shared text, which is made where it is not there. */
export async function textId(
  knex: Knex,
  text: string | null,
): Promise<number | null> {
  if (text === null) {
    return null;
  }
  const key = textKey(text);
  await knex('texts').insert({ key, text }).onConflict('key').ignore();
  return (await knex('texts').first('id').where({ key })).id;
}

/** The number of an object by its UID, which is made where it is not there. */
export async function objectId(
  knex: Knex,
  clusterNo: number,
  uid: string | null,
): Promise<number | null> {
  if (uid === null) {
    return null;
  }
  const row = { cluster_no: clusterNo, uid: uidBytes(uid) };
  await knex('object_ids')
    .insert(row)
    .onConflict(['cluster_no', 'uid'])
    .ignore();
  return (await knex('object_ids').first('id').where(row)).id;
}

/** Gives a workload a label. */
export async function addLabel(
  knex: Knex,
  workloadId: number,
  [label_key, label_value]: [key: string, value: string],
): Promise<void> {
  const label = { label_key, label_value };
  await knex('labels')
    .insert(label)
    .onConflict(['label_key', 'label_value'])
    .ignore();
  const { id } = await knex('labels').first('id').where(label);
  await knex('workload_labels').insert({
    label_id: id,
    workload_id: workloadId,
  });
}
