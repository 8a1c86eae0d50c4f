import type { Statements } from './Statements';
import { type NewText, writeImages } from './writeImages';

/**
 * Writes texts that rows share, given as a JSON array of objects: the texts by
 * their keys, and which images the new ones name. In the order of the keys: two
 * replicas that write the same ones would otherwise wait for each other.
 */
export async function writeTexts(
  statements: Statements,
  texts: string,
): Promise<void> {
  const { elements, members, parameter } = statements.dialect;
  const added = await statements.read<NewText>(
    `insert into texts (key, text)
     select n.key, n.value from (
       select distinct t.key, t.value
       from ${elements(parameter, 'b')}, ${members('b.value', 't')}
     ) n
     where (select x.id from texts x where x.key = n.key) is null
     order by 1
     on conflict (key) do nothing
     returning id, text`,
    [texts],
  );
  await writeImages(statements, added);
}
