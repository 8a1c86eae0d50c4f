import { TestDatabases } from '@backstage/backend-test-utils';
import type { DeprecatedApiUse } from '../../../collect/deprecatedApis';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { seedFleet } from '../../../testing/seedFleet';

jest.setTimeout(60_000);

const use = (changes: Partial<DeprecatedApiUse>): DeprecatedApiUse => ({
  group: 'autoscaling',
  version: 'v2beta2',
  resource: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
  removedIn: 26,
  evidence: 'managedFields',
  namespace: 'shop',
  objects: 2,
  examples: ['web'],
  managers: [
    { name: 'helm', objects: 2, lastAt: '2026-03-01T00:00:00.000Z' },
    { name: 'kubectl', objects: 1 },
  ],
  ...changes,
});

describe('recordDeprecatedApis', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'keeps what the last look found, on %s',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      const clusterId = await seedFleet(knex).cluster('prod');
      const keep = (uses: DeprecatedApiUse[], minor?: number) =>
        inventoryWriter(knex).write({
          clusterId,
          deprecatedApis: {
            found: { minor, uses, unlisted: ['FlowSchema'], metric: 'read' },
            readAt: '2026-11-25T10:00:00.000Z',
          },
        });
      await keep(
        Array.from({ length: 120 }, (_, n) => use({ namespace: `n-${n}` })),
        25,
      );
      expect(await knex('deprecated_api_uses')).toHaveLength(120);
      await keep([
        use({}),
        use({
          evidence: 'metric',
          removedIn: undefined,
          namespace: '',
          managers: [],
          examples: ['odd\u0000\ud800'],
        }),
      ]);
      const rows = await knex('deprecated_api_uses').orderBy('removed_minor');
      expect(rows).toMatchObject([
        { removed_minor: 26, last_at: '2026-03-01T00:00:00.000Z' },
        { removed_minor: 9999, last_at: null, managers: '[]' },
      ]);
      expect(JSON.parse(rows[0].managers)[1]).toEqual({
        name: 'kubectl',
        objects: 1,
      });
      expect(await knex('deprecated_api_looks')).toMatchObject([
        { minor: null, unlisted: '["FlowSchema"]', metric: 'read' },
      ]);
    },
  );
});
