import { imagesInText } from '../../images/imagesInText';
import type { Statements } from './Statements';

/** A text whose images cannot be found yet. */
interface NewText {
  id: number;
  text: string;
}

/**
 * Writes which images texts name, so that what runs an image is found by an
 * index. In the order of the images: two replicas that write the same ones
 * would otherwise wait for each other.
 *
 * @param keys - Of texts that are there
 */
export async function writeImages(
  statements: Statements,
  keys: readonly string[],
): Promise<void> {
  const texts = await readNew(statements, [...new Set(keys)]);
  const named = texts.flatMap(({ id, text }) =>
    imagesInText(text).map(image => [
      image.repository,
      image.tag,
      image.digest,
      image.familiarName,
      id,
    ]),
  );
  if (named.length === 0) {
    return;
  }
  const { at, elements, parameter } = statements.dialect;
  const from = elements(parameter, 'e');
  const parts = [0, 1, 2, 3].map(index => at('e.value', index, 'text'));
  const [repository, tag, digest] = parts;
  const json = JSON.stringify(named);
  await statements.run(
    `insert into images (repository, tag, digest, familiar_name, first_seen_at)
     select distinct ${parts}, ? from ${from} where true order by 1, 2, 3
     on conflict (repository, tag, digest) do nothing`,
    [statements.now, json],
  );
  await statements.run(
    `insert into text_images (text_id, image_id)
     select ${at('e.value', 4, 'integer')}, (
       select i.id from images i
       where i.repository = ${repository} and i.tag = ${tag} and i.digest = ${digest}
     ) from ${from} where true order by 1, 2
     on conflict (image_id, text_id) do nothing`,
    [json],
  );
}

/** Those whose images were written before are left out. */
async function readNew(
  statements: Statements,
  keys: readonly string[],
): Promise<NewText[]> {
  if (keys.length === 0) {
    return [];
  }
  const { elements, parameter, text } = statements.dialect;
  return statements.read<NewText>(
    `select n.id, (select t.text from texts t where t.id = n.id) as text
     from (
       select (select t.id from texts t where t.key = ${text('k.value')}) as id
       from ${elements(parameter, 'k')}
     ) n
     where (
       select x.text_id from text_images x where x.text_id = n.id limit 1
     ) is null`,
    [JSON.stringify(keys)],
  );
}
