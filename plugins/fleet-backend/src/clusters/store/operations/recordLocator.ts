import type { Knex } from 'knex';

/** Keeps a locator's problem, and since when it has it. */
export async function recordLocator(options: {
  knex: Knex;
  locator: string;
  problem: string | undefined;
  now: number;
}): Promise<void> {
  const { knex, locator, problem, now } = options;
  if (problem === undefined) {
    await knex('locator_problems').delete().where({ locator });
    return;
  }
  const since = new Date(now).toISOString();
  await knex('locator_problems')
    .insert({ locator, reason: problem, since })
    .onConflict('locator')
    .merge({ reason: problem });
}
