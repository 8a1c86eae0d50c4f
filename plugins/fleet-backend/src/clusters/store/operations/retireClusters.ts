import type { Knex } from 'knex';

/** Drops clusters that nobody names any more; their rows go with them. */
export async function retireClusters(options: {
  knex: Knex;
  locators: readonly string[];
  keep: ReadonlyArray<{ locator: string; ids: readonly string[] }>;
}): Promise<void> {
  const { knex, locators, keep } = options;
  const kept = new Map(keep.map(({ locator, ids }) => [locator, new Set(ids)]));
  const rows = await knex('clusters').select('id', 'locator');
  const retired = rows.filter(({ id, locator }) => {
    const ids = kept.get(locator);
    return !locators.includes(locator) || (ids !== undefined && !ids.has(id));
  });
  for (const { id } of retired) {
    await knex('clusters').delete().where({ id });
  }
  await knex('locator_problems')
    .delete()
    .whereNotIn('locator', [...locators]);
}
