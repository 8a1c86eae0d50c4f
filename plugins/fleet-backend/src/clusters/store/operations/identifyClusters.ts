import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

interface ClusterRow {
  id: string;
  locator: string;
  locator_key: string;
  name: string;
  labels: string;
  status: string;
  status_since: string;
}

/** Finds or issues the ids of the clusters that a locator names. */
export async function identifyClusters(options: {
  knex: Knex;
  locator: string;
  located: readonly LocatedCluster[];
  now: number;
}): Promise<string[]> {
  const { knex, locator, located, now } = options;
  const rows = await knex<ClusterRow>('clusters')
    .select('id', 'locator_key', 'name', 'labels')
    .where({ locator });
  const known = new Map(rows.map(row => [row.locator_key, row]));
  const ids: string[] = [];
  for (const cluster of located) {
    const { key, name } = cluster;
    const labels = JSON.stringify(cluster.labels ?? {});
    const row = known.get(key);
    if (!row) {
      ids.push(
        await issue(knex, {
          id: randomUUID(),
          locator,
          locator_key: key,
          name,
          labels,
          status: 'initial',
          status_since: new Date(now).toISOString(),
        }),
      );
      continue;
    }
    if (row.name !== name || row.labels !== labels) {
      await knex('clusters').update({ name, labels }).where({ id: row.id });
    }
    ids.push(row.id);
  }
  return ids;
}

/** Another replica may issue one at the same time: the first stays. */
async function issue(knex: Knex, row: ClusterRow): Promise<string> {
  await knex('clusters')
    .insert(row)
    .onConflict(['locator', 'locator_key'])
    .ignore();
  const { locator, locator_key } = row;
  const [{ id }] = await knex<ClusterRow>('clusters')
    .select('id')
    .where({ locator, locator_key });
  return id;
}
