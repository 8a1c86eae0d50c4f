import { TestDatabases } from '@backstage/backend-test-utils';
import { askPlacements } from '../../testing/askPlacements';
import { migrated } from '../../testing/migrated';
import { NOW, SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import { coverageOf } from './coverageOf';
import { readFleet } from './readFleet';

jest.setTimeout(60_000);

describe('readFleet', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('reads what coverage needs', async () => {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const fine = await seed.cluster('fine');
      const dead = await seed.cluster('dead', {
        status: 'stale',
        status_reason: 'refused',
        observed_at: '2026-11-23T00:00:00.000Z',
      });
      await seed.kind(fine, 'Pod', { status: 'forbidden', reason: 'why' });
      await seed.kind(fine, 'Node');
      await seed.kind(dead, 'Pod', { status: 'stale' });
      await seed.locatorProblem('hub', 'no access');

      const fleet = await readFleet(knex, NOW);
      const coverage = coverageOf(fleet, fleet.clusters);
      expect(coverage).toMatchObject({
        clusters: 2,
        current: 1,
        stale: 1,
        oldestObservedAt: '2026-11-23T00:00:00.000Z',
      });
      expect(
        coverage.problems.map(p => [
          p.locator,
          p.clusterName,
          p.kind,
          p.status,
        ]),
      ).toEqual([
        ['hub', undefined, undefined, 'unreachable'],
        [undefined, 'dead', undefined, 'stale'],
        [undefined, 'fine', 'Pod', 'forbidden'],
      ]);
    });

    it('takes a cluster for stale that nobody has reported on for a minute', async () => {
      const knex = await migrated(await databases.init(databaseId));
      await seedFleet(knex).cluster('prod');
      const at = async (afterMs: number) => {
        const now = Date.parse(SEEDED_AT) + afterMs;
        const { clusters } = await readFleet(knex, now);
        return clusters[0].status;
      };
      expect(await at(59_000)).toBe('current');
      expect(await at(61_000)).toBe('stale');
    });

    it('covers only the cluster that is asked for', async () => {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const asked = await seed.cluster('asked');
      const other = await seed.cluster('other', { status: 'unreachable' });
      await seed.kind(other, 'Pod', { status: 'forbidden' });
      const query = { service: 'web', cluster: asked };
      const { coverage } = await askPlacements(knex, query);
      expect(coverage).toMatchObject({
        clusters: 1,
        current: 1,
        unreachable: 0,
        problems: [],
      });
      const all = await askPlacements(knex, { service: 'web' });
      expect(all.coverage).toMatchObject({ clusters: 2, unreachable: 1 });
    });
  });
});
