import type { Knex } from 'knex';

/** What stands for the locator of clusters that none names any more. */
export const NO_LOCATOR = '';

export interface RetireOptions {
  knex: Knex;
  locators: readonly string[];
  keep: ReadonlyArray<{ locator: string; ids: readonly string[] }>;
  /** Deletes what is kept of a cluster's objects; by its number. */
  deleteRows(no: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

/**
 * Drops clusters that nobody names any more. No locator and no answer knows
 * them from the first statement on, so that one that is named again meanwhile
 * is another one, which has all its rows.
 */
export async function retireClusters(options: RetireOptions): Promise<void> {
  const { knex, locators, deleteRows, signal } = options;
  await letGo(options);
  await knex('locator_problems')
    .delete()
    .whereNotIn('locator', [...locators]);
  // Also those that an earlier run did not get to the end of.
  const retired: number[] = await knex('clusters')
    .where({ locator: NO_LOCATOR })
    .orderBy('no')
    .pluck('no');
  for (const no of retired) {
    await deleteRows(no, signal);
    await knex('clusters').delete().where({ no });
  }
}

async function letGo({ knex, locators, keep }: RetireOptions) {
  const kept = new Map(keep.map(({ locator, ids }) => [locator, new Set(ids)]));
  const rows: Array<{ id: string; locator: string }> = await knex('clusters')
    .select('id', 'locator')
    .whereNot({ locator: NO_LOCATOR });
  const retired = rows.filter(({ id, locator }) => {
    const ids = kept.get(locator);
    return !locators.includes(locator) || (ids !== undefined && !ids.has(id));
  });
  if (retired.length > 0) {
    await knex('clusters')
      .whereIn(
        'id',
        retired.map(({ id }) => id),
      )
      .update({ locator: NO_LOCATOR, locator_key: knex.ref('id') });
  }
}
