import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createHistory } from './createHistory';
import { inventoryWriter } from './testing/inventoryWriter';
import { migrated } from './testing/migrated';
import { seedFleet } from './testing/seedFleet';
import { seedUpgrades } from './testing/seedUpgrades';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('createHistory', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  /** How many upgrades are left of one a day, for so many days. */
  async function leftOf(days: number, retention?: string) {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const past = seedUpgrades(knex);
    const cluster = await seedFleet(knex).cluster('one');
    const workload = await past.workload(cluster, { name: 'web' });
    for (let day = 1; day <= days; day += 1) {
      const at = new Date(NOW - day * 86_400_000).toISOString();
      await past.upgrade(workload, { at });
    }
    const tasks = createHistory({
      config: new ConfigReader({ fleet: { retention } }),
      knex,
      writer: inventoryWriter(knex),
      now: () => NOW,
    });
    for (const { run } of tasks) {
      await run(new AbortController().signal);
    }
    return (await knex('upgrades')).length;
  }

  it('keeps the past as long as it is told to, 90 days otherwise', async () => {
    expect(await leftOf(100)).toBe(90);
    expect(await leftOf(100, 'P2W')).toBe(14);
  });

  it.each(['90', 'P0D', 'ninety days'])('refuses to keep it %s', async text => {
    await expect(leftOf(0, text)).rejects.toThrow(
      `fleet.retention is '${text}', which is no duration`,
    );
  });
});
