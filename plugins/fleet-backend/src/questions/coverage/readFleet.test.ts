import { TestDatabases } from '@backstage/backend-test-utils';
import { askPlacements } from '../../testing/askPlacements';
import { migrated } from '../../testing/migrated';
import { NOW, seedFleet } from '../../testing/seedFleet';
import { FleetSnapshot } from './FleetSnapshot';
import { readFleet } from './readFleet';

const RULES = {
  ownerLabel: 'owner',
  entities: { refOf: () => undefined },
};

jest.setTimeout(60_000);

describe('readFleet', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('knows whose a cluster is, and which entity stands for it', async () => {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const labels = '{"team":"payments"}';
      const id = await seed.cluster('prod', { labels, locator_key: 'key' });
      await seed.cluster('lab');
      const { clusters } = await readFleet(knex, {
        ownerLabel: 'team',
        entities: {
          refOf: cluster =>
            cluster.id === id ? `resource:${cluster.locator_key}` : undefined,
        },
      });
      expect(
        clusters.map(({ owner, entity_ref }) => ({ owner, entity_ref })),
      ).toEqual([
        { owner: 'group:default/payments', entity_ref: 'resource:key' },
        { owner: null, entity_ref: null },
      ]);
    });

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
      await seed.kind(fine, 'Job', { refused: 3 });
      await seed.kind(fine, 'CronJob', { reason: 'unreadable' });
      await seed.kind(fine, 'Rollout', { status: 'absent', reason: 'no CRD' });
      await seed.kind(dead, 'Pod', { status: 'stale' });
      await seed.locatorProblem('hub', 'no access');

      const rows = await readFleet(knex, RULES);
      expect(rows.kinds.map(({ kind }) => kind)).toEqual([
        'CronJob',
        'Job',
        'Pod',
        'Pod',
      ]);
      const coverage = new FleetSnapshot(rows, NOW).coverage();
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
        [undefined, 'fine', 'CronJob', 'incomplete'],
        [undefined, 'fine', 'Job', 'incomplete'],
        [undefined, 'fine', 'Pod', 'forbidden'],
      ]);
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
