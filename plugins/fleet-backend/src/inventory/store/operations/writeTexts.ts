import type { Statements } from './Statements';

/**
 * Writes texts that rows share, given as a JSON array of objects: the texts by
 * their keys. In the order of the keys: two replicas that write the same ones
 * would otherwise wait for each other.
 */
export async function writeTexts(
  statements: Statements,
  texts: string,
): Promise<void> {
  const { elements, members, parameter } = statements.dialect;
  await statements.run(
    `insert into texts (key, text)
     select n.key, n.value from (
       select distinct t.key, t.value
       from ${elements(parameter, 'b')}, ${members('b.value', 't')}
     ) n
     where (select x.id from texts x where x.key = n.key) is null
     order by 1
     on conflict (key) do nothing`,
    [texts],
  );
}
