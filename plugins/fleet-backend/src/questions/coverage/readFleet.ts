import type { Knex } from 'knex';
import { ClusterRow, ClusterRules, readClusterRows } from './clusterRows';
import { KindRow, readKindProblems } from './kindRows';

/** A locator that cannot be read now. */
export interface LocatorProblemRow {
  locator: string;
  reason: string;
  since: string;
}

/** What the inventory says of clusters, kinds and locators. */
export interface FleetRows {
  clusters: readonly ClusterRow[];
  /** Only those with a problem. */
  kinds: readonly KindRow[];
  locators: readonly LocatorProblemRow[];
}

/** Reads the states of all clusters, kinds and locators. */
export async function readFleet(
  knex: Knex,
  rules: ClusterRules,
): Promise<FleetRows> {
  const [clusters, kinds, locators] = await Promise.all([
    readClusterRows(knex, rules),
    readKindProblems(knex),
    knex<LocatorProblemRow>('locator_problems')
      .select('locator', 'reason', 'since')
      .orderBy('locator'),
  ]);
  return { clusters, kinds, locators };
}
