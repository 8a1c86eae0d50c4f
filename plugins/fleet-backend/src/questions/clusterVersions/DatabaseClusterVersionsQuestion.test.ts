import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ClusterVersionList,
  ListClusterVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseClusterVersionsQuestion } from './DatabaseClusterVersionsQuestion';

jest.setTimeout(120_000);

type Query = ListClusterVersions['query'];

const NOW = Date.parse('2026-11-24T23:59:00Z');

describe('DatabaseClusterVersionsQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const shop = await seed.cluster('shop', {
        id: 'id-shop',
        distribution: 'eks',
        git_version: 'v1.34.1-eks-1',
      });
      await seed.node(shop, { name: 'a', kubelet_version: 'v1.34.1-eks-1' });
      await seed.node(shop, { name: 'b', kubelet_version: 'v1.31.2-eks-1' });
      await seed.node(shop, { name: 'c', kubelet_version: 'v1.31.2-eks-1' });
      await seed.cluster('bank', {
        id: 'id-bank',
        distribution: 'openshift',
        git_version: 'v1.31.6',
        distribution_version: '4.18.3',
        status: 'stale',
      });
      await seed.cluster('new', {
        id: 'id-new',
        status: 'unreachable',
        observed_at: null,
      });
      all = await seeingAll(knex);
    });

    const ask = (
      query: Query,
      asker: Asker = all,
    ): Promise<ClusterVersionList> =>
      DatabaseClusterVersionsQuestion.create({ knex, now: () => NOW }).answer(
        query,
        asker,
      );

    const named = ({ items }: ClusterVersionList) =>
      items.map(({ cluster }) => cluster.name);

    it('tells which versions a cluster had, where it tells that itself', async () => {
      const { no } = await knex('clusters')
        .where({ id: 'id-bank' })
        .first('no');
      const row = { cluster_no: no, state: 'Completed' };
      const day = (n: number) => String(n + 1).padStart(2, '0');
      const past = Array.from({ length: 25 }, (_, n) => ({
        ...row,
        version: `4.17.${n}`,
        started_at: `2025-02-${day(n)}T08:00:00.000Z`,
        completed_at: `2025-02-${day(n)}T09:00:00.000Z`,
      }));
      const partial = {
        version: '4.18.3',
        started_at: SEEDED_AT,
        state: 'Partial',
      };
      await knex('cluster_version_history').insert([
        ...past,
        { ...row, ...partial, completed_at: null },
      ]);
      const { items } = await ask({ cluster: 'bank' });
      const [other] = (await ask({ cluster: 'shop' })).items;
      await knex('cluster_version_history').delete();
      expect(other.history).toBeUndefined();
      expect(items[0].history).toHaveLength(20);
      expect(items[0].history?.slice(0, 2)).toEqual([
        { version: '4.18.3', state: 'Partial', startedAt: SEEDED_AT },
        {
          version: '4.17.24',
          state: 'Completed',
          startedAt: '2025-02-25T08:00:00.000Z',
          completedAt: '2025-02-25T09:00:00.000Z',
        },
      ]);
    });

    it('tells versions, kubelets and support of each cluster', async () => {
      const answer = await ask({});
      expect(JSON.parse(JSON.stringify(answer.items))).toEqual([
        {
          cluster: { id: 'id-bank', name: 'bank' },
          distribution: 'openshift',
          distributionVersion: '4.18.3',
          version: 'v1.31.6',
          kubelets: [],
          supportEndsAt: '2026-08-25',
          endsIn: -91,
          extendedSupportEndsAt: '2027-02-25',
          supportSource: {
            url: 'https://endoflife.date/red-hat-openshift',
            asOf: '2026-08-22',
          },
          nextVersions: ['4.19'],
          observedAt: SEEDED_AT,
          stale: true,
        },
        {
          cluster: { id: 'id-new', name: 'new' },
          distribution: 'unknown',
          kubelets: [],
          nextVersions: [],
          stale: true,
        },
        {
          cluster: { id: 'id-shop', name: 'shop' },
          distribution: 'eks',
          version: 'v1.34.1-eks-1',
          kubelets: [
            { version: 'v1.31.2-eks-1', nodes: 2, skew: 3 },
            { version: 'v1.34.1-eks-1', nodes: 1, skew: 0 },
          ],
          worstSkew: 3,
          skewSupported: true,
          nodesFirst: true,
          supportEndsAt: '2026-12-02',
          endsIn: 8,
          extendedSupportEndsAt: '2027-12-02',
          supportSource: {
            url: 'https://endoflife.date/amazon-eks',
            asOf: '2026-08-22',
          },
          nextVersions: ['1.35'],
          observedAt: SEEDED_AT,
          stale: false,
        },
      ]);
      expect(answer).toMatchObject({
        totalItems: 3,
        coverage: { clusters: 3, stale: 1, unreachable: 1 },
      });
    });

    it.each<[Query, string[]]>([
      [{ cluster: 'shop' }, ['shop']],
      [{ distribution: ['eks', 'unknown'] }, ['new', 'shop']],
      [{ order: 'desc' }, ['shop', 'new', 'bank']],
      [{ orderBy: 'version' }, ['bank', 'shop', 'new']],
      [{ orderBy: 'supportEndsAt' }, ['bank', 'shop', 'new']],
      [{ orderBy: 'supportEndsAt', order: 'desc' }, ['new', 'shop', 'bank']],
    ])('answers %j, page by page', async (query, expected) => {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ ...query, limit: 1, cursor });
        expect(page.totalItems).toBe(expected.length);
        paged.push(...named(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(expected);
    });

    it('refuses the cursor of another order', async () => {
      const { nextCursor: cursor } = await ask({ limit: 1 });
      await expect(ask({ cursor, orderBy: 'version' })).rejects.toThrow(
        'another order',
      );
    });

    it('tells only of clusters that the asker may know of', async () => {
      const fleet = all.fleet.within(({ name }) => name === 'shop');
      const answer = await ask({}, { ...all, fleet, workloads: 'none' });
      expect(named(answer)).toEqual(['shop']);
      expect(answer).toMatchObject({
        totalItems: 1,
        coverage: { clusters: 1 },
      });
      const nothing = { ...all, fleet: all.fleet.within(() => false) };
      expect((await ask({}, nothing)).items).toEqual([]);
    });
  });
});
