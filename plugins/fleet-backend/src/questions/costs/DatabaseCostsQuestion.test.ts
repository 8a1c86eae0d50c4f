import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  CostList,
  EstimateCosts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { createReader, type Sql } from '../sql';
import { DatabaseCostsQuestion } from './DatabaseCostsQuestion';
import type { Prices } from './Prices';
import { sumCosts } from './sumCosts';
import { sumRequests } from './sumRequests';

jest.setTimeout(120_000);

type Query = EstimateCosts['query'];

const KI_PER_GI = 1024 ** 2;
const GI = 1024 ** 3;
const PRICES: Prices = {
  cpuHour: 0.5,
  memoryGiBHour: 0.25,
  currency: 'EUR',
  byDistribution: new Map([['tkgi', { cpuHour: 0, memoryGiBHour: 1 }]]),
};

describe('DatabaseCostsQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    async function addService(entity: string, owner: string): Promise<number> {
      const entity_ref = `component:default/${entity}`;
      await knex('services').insert({ entity_ref, owner, lookup: '{}' });
      return (await knex('services').where({ entity_ref }).first('id')).id;
    }

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const web = await addService('web', 'group:default/a');
      const api = await addService('api', 'group:default/a');
      const cloud = await seed.cluster('cloud', {
        id: 'id-cloud',
        distribution: 'eks',
      });
      const own = await seed.cluster('own', {
        id: 'id-own',
        distribution: 'tkgi',
      });
      const workload = async (
        cluster: string,
        name: string,
        columns: Record<string, number | string | null>,
      ) => {
        const { namespace = 'shop', ...rest } = columns;
        await seed.workload(cluster, { name, namespace });
        await knex('workloads').where({ name }).update(rest);
      };
      await workload(cloud, 'web', {
        service_id: web,
        service_confidence: 0,
        asked_pods: 2,
        asked_cpu: 2_000,
        asked_memory: 4 * KI_PER_GI,
      });
      await workload(own, 'web-own', {
        service_id: web,
        service_confidence: 1,
        asked_pods: 1,
        asked_cpu: 1_500,
        asked_memory: KI_PER_GI / 2,
      });
      await workload(cloud, 'api', {
        namespace: 'bank',
        service_id: api,
        service_confidence: 0,
        asked_pods: 1,
        asked_cpu: 500,
        asked_memory: 0,
      });
      await workload(cloud, 'idle', {
        asked_pods: 0,
        asked_cpu: 0,
        asked_memory: 0,
      });
      await workload(cloud, 'new', { asked_pods: null });
      const [{ no }] = await knex('clusters').where({ id: cloud }).select('no');
      await knex('loose_requests').insert({
        cluster_no: no,
        namespace: 'kube-system',
        pods: 3,
        cpu: 300,
        memory: KI_PER_GI,
      });
      all = await seeingAll(knex);
    });

    const ask = (
      query: Query,
      asker: Asker = all,
      prices: Prices | undefined = PRICES,
    ): Promise<CostList> =>
      DatabaseCostsQuestion.create({ knex, prices }).answer(query, asker);

    it('estimates what clusters cost, by the prices of their distribution', async () => {
      const answer = JSON.parse(JSON.stringify(await ask({})));
      expect(answer).toEqual({
        items: [
          {
            key: 'id-cloud',
            cluster: { id: 'id-cloud', name: 'cloud' },
            requested: { cpu: 2.8, memory: 5 * GI },
            podCount: 6,
            source: 'estimate',
            currency: 'EUR',
            hourly: expect.closeTo(2.8 * 0.5 + 5 * 0.25, 9),
            monthly: expect.closeTo(730 * 2.65, 6),
          },
          {
            key: 'id-own',
            cluster: { id: 'id-own', name: 'own' },
            requested: { cpu: 1.5, memory: GI / 2 },
            podCount: 1,
            source: 'estimate',
            currency: 'EUR',
            hourly: 0.5,
            monthly: 365,
          },
        ],
        totalItems: 2,
        estimate: true,
        madeOf: 'requests',
        currency: 'EUR',
        coverage: expect.objectContaining({ clusters: 2 }),
      });
    });

    it.each<[Query, string[]]>([
      [{ groupBy: 'namespace' }, ['shop:2.5', 'kube-system:0.4', 'bank:0.25']],
      [{ groupBy: 'owner' }, ['group:default/a medium:2.75', ':0.4']],
      [
        { groupBy: 'service' },
        [
          'component:default/web medium:2.5',
          ':0.4',
          'component:default/api high:0.25',
        ],
      ],
      [
        { groupBy: 'service', cluster: 'own' },
        ['component:default/web medium:0.5'],
      ],
    ])('estimates %j', async (query, expected) => {
      const { items, totalItems } = await ask(query);
      expect(
        items.map(
          ({ key, confidence, hourly }) =>
            `${key}${confidence ? ` ${confidence}` : ''}:${+hourly!.toFixed(
              9,
            )}`,
        ),
      ).toEqual(expected);
      expect(totalItems).toBe(expected.length);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ ...query, limit: 1, cursor });
        paged.push(...page.items.map(({ key }) => key));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(items.map(({ key }) => key));
    });

    it('tells only requests where there is no price table', async () => {
      const question = DatabaseCostsQuestion.create({ knex });
      const answer = await question.answer({ groupBy: 'namespace' }, all);
      expect(answer.currency).toBeUndefined();
      expect(answer.items[0]).toMatchObject({
        key: 'shop',
        requested: { cpu: 3.5, memory: 4.5 * GI },
      });
      expect(answer.items.map(({ hourly }) => hourly)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });

    it('refuses the cursor of another question', async () => {
      const { nextCursor: cursor } = await ask({ limit: 1 });
      await expect(ask({ groupBy: 'owner', cursor })).rejects.toThrow(
        'another groupBy',
      );
    });

    it.each<[string, Partial<Asker>, number]>([
      ['nothing', { workloads: 'none' }, 0],
      ['a namespace', { workloads: { namespaces: ['kube-system'] } }, 3],
      [
        'what a group owns for sure',
        { workloads: { owners: ['group:default/a'] } },
        3,
      ],
      [
        'what it does not own',
        { workloads: { not: { owners: ['group:default/a'] } } },
        4,
      ],
    ])('counts for who may know of %s', async (_, view, pods) => {
      const { items } = await ask({}, { ...all, ...view });
      expect(items.reduce((sum, { podCount }) => sum + podCount, 0)).toBe(pods);
    });

    it('tells only of clusters that the asker may know of', async () => {
      const fleet = all.fleet.within(({ name }) => name === 'own');
      const answer = await ask({ groupBy: 'namespace' }, { ...all, fleet });
      expect(answer.items.map(({ podCount }) => podCount)).toEqual([1]);
      expect(answer).toMatchObject({
        totalItems: 1,
        coverage: { clusters: 1 },
      });
    });

    describe('where a cluster has OpenCost', () => {
      const [OLDER, NEWER] = [
        '2026-11-25T09:00:00.000Z',
        '2026-11-25T10:00:00.000Z',
      ];

      /** What it says of the cluster `own`, and of another beside it. */
      beforeAll(async () => {
        const seed = seedFleet(knex);
        const id = await seed.cluster('third', { id: 'id-third' });
        const { id: web } = await knex('services')
          .where({ entity_ref: 'component:default/web' })
          .first('id');
        for (const [cluster, read_at, hourly] of [
          ['id-own', NEWER, 2],
          [id, OLDER, 1],
        ] as const) {
          const { no } = await knex('clusters')
            .where({ id: cluster })
            .first('no');
          const row = { cluster_no: no };
          await knex('cost_sources').insert({
            ...row,
            currency: 'USD',
            read_at,
          });
          await knex('cluster_costs').insert([
            ...[
              {
                ...row,
                namespace: 'shop',
                service_id: web,
                service_confidence: 2,
                hourly,
              },
            ],
            ...[{ ...row, namespace: '', hourly: 0.25 }],
          ]);
        }
      });

      afterAll(async () => {
        await knex('cost_sources').delete();
        await knex('cluster_costs').delete();
        await knex('clusters').where({ id: 'id-third' }).delete();
      });

      const askAll = async (query: Query, view: Partial<Asker> = {}) =>
        ask(query, { ...(await seeingAll(knex)), ...view });
      const told = ({ items }: CostList) =>
        items.map(({ key, source, currency, hourly, confidence }) =>
          [key, source, currency, hourly?.toFixed(2), confidence].join(' '),
        );

      it('tells what that says, and when, and estimates the rest', async () => {
        const answer = await askAll({});
        expect(told(answer)).toEqual([
          'id-cloud estimate EUR 2.65 ',
          'id-own opencost USD 2.25 ',
          'id-third opencost USD 1.25 ',
        ]);
        expect(answer).toMatchObject({ estimate: true, totalItems: 3 });
        expect(answer.items[0].observedAt).toBeUndefined();
        expect(answer.items[1]).toMatchObject({
          requested: { cpu: 1.5, memory: GI / 2 },
          podCount: 1,
          observedAt: NEWER,
          monthly: 2.25 * 730,
        });
      });

      it('never adds it to estimates', async () => {
        const answer = await askAll({ groupBy: 'service' });
        expect(told(answer)).toEqual([
          'component:default/web opencost USD 3.00 low',
          'component:default/web estimate EUR 2.00 high',
          ' opencost USD 0.50 ',
          ' estimate EUR 0.40 ',
          'component:default/api estimate EUR 0.25 high',
        ]);
        expect(answer.items[0].observedAt).toBe(OLDER);
        expect(
          told(await askAll({ groupBy: 'owner', cluster: 'own' })),
        ).toEqual([
          'group:default/a opencost USD 2.00 low',
          ' opencost USD 0.25 ',
        ]);
      });

      it('is no estimate where all have it', async () => {
        const { estimate } = await askAll({ cluster: 'own' });
        expect(estimate).toBe(false);
      });

      it('needs no price table', async () => {
        const question = DatabaseCostsQuestion.create({ knex });
        const answer = await question.answer({}, await seeingAll(knex));
        expect(told(answer)).toEqual([
          'id-own opencost USD 2.25 ',
          'id-third opencost USD 1.25 ',
          'id-cloud estimate   ',
        ]);
      });

      it('tells only what the asker may know of', async () => {
        const namespaces = ['shop'];
        expect(
          told(await askAll({ cluster: 'own' }, { workloads: { namespaces } })),
        ).toEqual(['id-own opencost USD 2.00 ']);
        expect(
          told(await askAll({ cluster: 'own' }, { workloads: 'none' })),
        ).toEqual([]);
        const { fleet } = await seeingAll(knex);
        const within = fleet.within(({ name }) => name === 'third');
        expect(
          told(await askAll({ groupBy: 'namespace' }, { fleet: within })),
        ).toEqual(['shop opencost USD 1.00 ', ' opencost USD 0.25 ']);
      });

      it('sums it up in an index alone', async () => {
        const asked: Sql[] = [];
        const reader = createReader(knex);
        await sumCosts(
          {
            oneOf: (column, values) => reader.oneOf(column, values),
            read: sql => {
              asked.push(sql);
              return reader.read(sql);
            },
          },
          'owner',
          [],
        );
        const isSqlite = databaseId.startsWith('SQLITE');
        if (!isSqlite) {
          await knex.raw('vacuum analyze');
          await knex.raw('set enable_seqscan = off');
        }
        const plan = await knex.raw(
          `${isSqlite ? 'explain query plan' : 'explain'} ${asked[0].text}`,
        );
        expect(JSON.stringify(plan.rows ?? plan)).toContain(
          isSqlite
            ? 'COVERING INDEX cluster_costs_summed_index (cluster_no>?)'
            : 'Index Only Scan using cluster_costs_summed_index',
        );
      });
    });

    it('sums workloads up in an index alone', async () => {
      const asked: Sql[] = [];
      const reader = createReader(knex);
      await sumRequests(
        {
          oneOf: (column, values) => reader.oneOf(column, values),
          read: sql => {
            asked.push(sql);
            return reader.read(sql);
          },
        },
        'owner',
        { workloads: [], loose: [] },
      );
      const isSqlite = databaseId.startsWith('SQLITE');
      if (!isSqlite) {
        await knex.raw('vacuum analyze');
        await knex.raw('set enable_seqscan = off');
      }
      const plan = await knex.raw(
        `${isSqlite ? 'explain query plan' : 'explain'} ${asked[0].text}`,
      );
      expect(JSON.stringify(plan.rows ?? plan)).toContain(
        isSqlite
          ? 'COVERING INDEX workloads_asked_index (cluster_no>?)'
          : 'Index Only Scan using workloads_asked_index',
      );
    });
  });
});
