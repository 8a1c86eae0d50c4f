import { imagesInText } from '../../images/imagesInText';
import type { Statements } from './Statements';

/** A text that was not there before. */
export interface NewText {
  id: number;
  text: string;
}

/**
 * Writes which images new texts name, so that what runs an image is found by
 * an index. In the order of the images: two replicas that write the same ones
 * would otherwise wait for each other.
 */
export async function writeImages(
  statements: Statements,
  texts: readonly NewText[],
): Promise<void> {
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
