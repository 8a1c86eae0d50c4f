import type { Knex } from 'knex';

/** No key of a text begins with it. */
const RETIRED = '~';
const HOUR_SECONDS = 60 * 60;

/**
 * Of the next texts, retires those that are not used: their keys are changed,
 * so that nobody finds them any more. A row that came to use one just before
 * goes on doing so. Deletes those that were retired more than an hour ago, when
 * no write can be under way that found them before, and are still not used.
 *
 * @param now - In ms
 * @returns after which text to go on; undefined at the end
 */
export async function retireTexts(
  tx: Knex.Transaction,
  used: ReadonlySet<number>,
  { after, limit, now }: { after: number; limit: number; now: number },
): Promise<number | undefined> {
  const texts: Array<{ id: number; key: string }> = await tx('texts')
    .select('id', 'key')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  const seconds = Math.floor(now / 1000);
  const unused = texts.filter(({ id }) => !used.has(id));
  const isRetired = ({ key }: { key: string }) => key.startsWith(RETIRED);
  const isDue = ({ key }: { key: string }) =>
    seconds - retiredAt(key) > HOUR_SECONDS;
  await tx('texts')
    .whereIn('id', idsOf(unused.filter(isRetired).filter(isDue)))
    .delete();
  const prefix = `${RETIRED}${seconds.toString(36)}${RETIRED}`;
  await tx('texts')
    .whereIn('id', idsOf(unused.filter(text => !isRetired(text))))
    .update({ key: tx.raw(`cast(? as text) || id`, [prefix]) });
  return texts.length < limit ? undefined : texts.at(-1)?.id;
}

function retiredAt(key: string): number {
  return Number.parseInt(key.split(RETIRED)[1], 36);
}

function idsOf(texts: ReadonlyArray<{ id: number }>): number[] {
  return texts.map(({ id }) => id);
}
