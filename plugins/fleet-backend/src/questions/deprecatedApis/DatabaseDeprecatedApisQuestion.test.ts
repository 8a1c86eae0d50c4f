import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  DeprecatedApiList,
  ListDeprecatedApis,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseDeprecatedApisQuestion } from './DatabaseDeprecatedApisQuestion';

jest.setTimeout(120_000);

type Query = ListDeprecatedApis['query'];

const HPA = {
  removed_minor: 26,
  api_group: 'autoscaling',
  version: 'v2beta2',
  resource: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
};
const managers = (...all: Array<[string, number, string?]>) =>
  JSON.stringify(
    all.map(([name, objects, lastAt]) => ({ name, objects, lastAt })),
  );

describe('DatabaseDeprecatedApisQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    /** An old cluster that uses much, a new one that uses little, one not seen. */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const old = await seed.cluster('old', {
        id: 'id-old',
        git_version: 'v1.25.4-eks-1',
      });
      const young = await seed.cluster('young', {
        id: 'id-young',
        git_version: 'v1.34.1',
        status: 'stale',
      });
      await seed.cluster('unseen', { id: 'id-unseen', git_version: 'v1.34.0' });
      await seed.deprecatedApi(old, null, { minor: 25 });
      await seed.deprecatedApi(old, {
        ...HPA,
        namespace: 'shop',
        objects: 2,
        examples: '["web","api"]',
        managers: managers(['helm', 2, '2026-02-01T00:00:00.000Z'], ['x', 1]),
        last_at: '2026-02-01T00:00:00.000Z',
      });
      await seed.deprecatedApi(old, {
        ...HPA,
        namespace: 'bank',
        objects: 1,
        examples: '["ledger"]',
        managers: managers(['helm', 1, '2026-03-01T00:00:00.000Z']),
        last_at: '2026-03-01T00:00:00.000Z',
      });
      await seed.deprecatedApi(old, {
        ...HPA,
        evidence: 'metric',
        objects: 0,
        examples: '[]',
        managers: '[]',
        last_at: null,
      });
      await seed.deprecatedApi(old, {
        ...HPA,
        removed_minor: 25,
        version: 'v2beta1',
      });
      await seed.deprecatedApi(
        young,
        {},
        {
          minor: 34,
          unlisted: '["FlowSchema"]',
          metric: 'forbidden',
        },
      );
      await seed.deprecatedApi(young, {
        removed_minor: 9_999,
        api_group: '',
        version: 'v1',
        resource: 'componentstatuses',
        kind: '',
        evidence: 'metric',
      });
      all = await seeingAll(knex);
    });

    const ask = (
      query: Query,
      asker: Asker = all,
    ): Promise<DeprecatedApiList> =>
      DatabaseDeprecatedApisQuestion.create({ knex }).answer(query, asker);

    const named = ({ items }: DeprecatedApiList) =>
      items.map(
        ({ cluster, group, version, evidence }) =>
          `${cluster.name} ${group}/${version} ${evidence}`,
      );

    const NEXT = [
      'old autoscaling/v2beta1 managedFields',
      'old autoscaling/v2beta2 managedFields',
      'old autoscaling/v2beta2 metric',
      'young storage.k8s.io/v1alpha1 managedFields',
    ];

    it('tells what each cluster’s next version removes', async () => {
      const answer = await ask({});
      expect(named(answer)).toEqual(NEXT);
      expect(answer.totalItems).toBe(4);
      const [removed, fields, metric, young] = JSON.parse(
        JSON.stringify(answer.items),
      );
      expect(removed).toMatchObject({ removed: true, removedIn: '1.25' });
      expect(fields).toEqual({
        id: 'id-old:autoscaling:v2beta2:horizontalpodautoscalers:managedFields',
        cluster: { id: 'id-old', name: 'old' },
        group: 'autoscaling',
        version: 'v2beta2',
        kind: 'HorizontalPodAutoscaler',
        removedIn: '1.26',
        removed: false,
        replacement: 'autoscaling/v2',
        evidence: 'managedFields',
        managers: [
          { name: 'helm', objects: 3, lastAt: '2026-03-01T00:00:00.000Z' },
          { name: 'x', objects: 1 },
        ],
        examples: [
          { namespace: 'bank', name: 'ledger' },
          { namespace: 'shop', name: 'web' },
          { namespace: 'shop', name: 'api' },
        ],
        objects: 3,
        lastAt: '2026-03-01T00:00:00.000Z',
        observedAt: SEEDED_AT,
        stale: false,
      });
      expect(metric).toMatchObject({ managers: [], examples: [] });
      expect(metric).not.toHaveProperty('objects');
      expect(young).toMatchObject({
        stale: true,
        examples: [{ name: 'gold' }],
      });
    });

    it('says what it could not see', async () => {
      const { gaps, source, coverage } = await ask({});
      expect(JSON.parse(JSON.stringify(gaps))).toEqual([
        {
          cluster: { id: 'id-young', name: 'young' },
          kinds: ['FlowSchema'],
          metric: 'forbidden',
          observedAt: SEEDED_AT,
        },
        { cluster: { id: 'id-unseen', name: 'unseen' }, kinds: [] },
      ]);
      expect(source.asOf).toMatch(/^2026-/);
      expect(coverage.clusters).toBe(3);
      expect((await ask({ cluster: 'old' })).gaps).toEqual([]);
    });

    it.each<[Query, string[]]>([
      [{ target: '1.25' }, NEXT.slice(0, 1)],
      [{ target: 'v1.26.3' }, NEXT.slice(0, 3)],
      [{ target: '1.40' }, NEXT],
      [{ cluster: 'young' }, NEXT.slice(3)],
      [{ all: true }, [...NEXT, 'young /v1 metric']],
    ])('finds those of %j', async (query, expected) => {
      const answer = await ask(query);
      expect(named(answer)).toEqual(expected);
      expect(answer.totalItems).toBe(expected.length);
    });

    it('tells by their plurals what has no other name', async () => {
      const { items } = await ask({ all: true, cluster: 'young' });
      expect(items[1]).toMatchObject({ kind: 'componentstatuses', group: '' });
      expect(items[1].removedIn).toBeUndefined();
    });

    it.each([1, 2, 3])('goes on where a page of %d ended', async limit => {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ limit, cursor, all: true });
        paged.push(...named(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual([...NEXT, 'young /v1 metric']);
    });

    it.each<[Query]>([
      [{ cursor: 'x' }],
      [{ target: 'next' }],
      [{ target: '2.1' }],
    ])('refuses %j', async query => {
      await expect(ask(query)).rejects.toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    });

    it.each<[string, Partial<Asker>, number]>([
      ['no workloads', { workloads: 'none' }, 0],
      ['a namespace', { workloads: { namespaces: ['bank'] } }, 1],
      ['owners', { workloads: { owners: ['group:default/a'] } }, 0],
      [
        'all but a namespace',
        { workloads: { not: { namespaces: ['bank'] } } },
        2,
      ],
    ])(
      'counts of namespaces only those of who may know of %s',
      async (_, view, objects) => {
        const { items, totalItems } = await ask({}, { ...all, ...view });
        expect(totalItems).toBe(items.length);
        const [found] = items.filter(
          ({ version, evidence }) =>
            version === 'v2beta2' && evidence === 'managedFields',
        );
        expect(found?.objects ?? 0).toBe(objects);
        expect(JSON.stringify(items)).toContain('gold');
      },
    );

    it('tells only of clusters that the asker may know of', async () => {
      const fleet = all.fleet.within(({ name }) => name === 'young');
      const answer = await ask({}, { ...all, fleet });
      expect(named(answer)).toEqual(NEXT.slice(3));
      expect(answer.gaps).toHaveLength(1);
      const nothing = { ...all, fleet: all.fleet.within(() => false) };
      expect(await ask({}, nothing)).toMatchObject({
        items: [],
        gaps: [],
        totalItems: 0,
      });
    });
  });
});
