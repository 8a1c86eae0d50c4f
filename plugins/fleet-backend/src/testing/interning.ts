import type { Knex } from 'knex';
import { imagesInText } from '../inventory/images/imagesInText';
import { textKey } from '../inventory/textKey';
import { uidBytes } from '../inventory/uid';

/** When what is seeded was first seen. */
const SEEDED_AT = '2026-11-24T12:00:00.000Z';

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
  const { id } = await knex('texts').first('id').where({ key });
  await addImages(knex, { id, text });
  return id;
}

/** As the inventory does for new texts. */
async function addImages(
  knex: Knex,
  { id: text_id, text }: { id: number; text: string },
) {
  for (const { familiarName, ...image } of imagesInText(text)) {
    await knex('images')
      .insert({
        ...image,
        familiar_name: familiarName,
        first_seen_at: SEEDED_AT,
      })
      .onConflict(['repository', 'tag', 'digest'])
      .ignore();
    const { id: image_id } = await knex('images')
      .first('id')
      .where({ ...image });
    await knex('text_images')
      .insert({ text_id, image_id })
      .onConflict(['image_id', 'text_id'])
      .ignore();
  }
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
