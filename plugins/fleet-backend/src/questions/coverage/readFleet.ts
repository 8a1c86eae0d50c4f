import type { Knex } from 'knex';
import { readClusterRows } from './clusterRows';
import type { FleetSnapshot, LocatorProblemRow } from './coverageOf';
import { readKindProblems } from './kindRows';

/** Reads the states of all clusters, kinds and locators at a time (ms). */
export async function readFleet(
  knex: Knex,
  now: number,
): Promise<FleetSnapshot> {
  const [clusters, kinds, locators] = await Promise.all([
    readClusterRows(knex, now),
    readKindProblems(knex),
    knex<LocatorProblemRow>('locator_problems').select(
      'locator',
      'reason',
      'since',
    ),
  ]);
  return { clusters, kinds, locators };
}
