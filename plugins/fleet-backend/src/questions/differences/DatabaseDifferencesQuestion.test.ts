import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListDifferences } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DatabaseDifferencesQuestion } from './DatabaseDifferencesQuestion';

jest.setTimeout(120_000);

const image = (tag: string, name = 'main') =>
  JSON.stringify([{ container: name, image: 'acme/web', tag }]);
const running = (digest: string, tag: string) =>
  JSON.stringify([['main', digest, 'acme/web', tag]]);

describe('the question of differences', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    /** Two clusters that were to be the same. */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const shared = { git_version: 'v1.34.1', distribution: 'eks' };
      const east = await seed.cluster('east', { ...shared, region: 'east' });
      const west = await seed.cluster('west', {
        ...{ ...shared, git_version: 'v1.34.3', region: 'west' },
      });
      await seed.cluster('old', { git_version: 'v1.33.0' });
      await seed.node(east, { name: 'a' });
      await seed.node(west, { name: 'a' });
      await seed.node(west, { name: 'b', ready: false, arch: 'arm64' });
      const deploy = async (
        cluster: string,
        name: string,
        of: { tag?: string; hash?: string; digest?: string; desired?: number },
      ) => {
        const { tag = '1', hash = 'aa', digest = 'sha256:1', desired = 2 } = of;
        const columns = { name, desired, images: image(tag), version: tag };
        const uid = await seed.workload(cluster, { ...columns, revision: 3 });
        const set = { revision: 3, name: `${name}-${hash}` };
        const rs = await seed.replicaSet(cluster, uid, set);
        await seed.replicaSet(cluster, uid, {
          ...{ revision: 2, name: `${name}-older`, desired: 0 },
        });
        await seed.pod(cluster, rs, { digests: running(digest, tag) });
        await seed.pod(cluster, rs, { digests: running('sha256:0', '0') });
      };
      const both = async (
        name: string,
        left: Parameters<typeof deploy>[2] = {},
        right: Parameters<typeof deploy>[2] = {},
      ) => {
        await deploy(east, name, left);
        await deploy(west, name, right);
      };
      await both('same');
      await both('images', { tag: '1' }, { tag: '2', hash: 'bb' });
      await both('digests', {}, { digest: 'sha256:2' });
      await both('replicas', { desired: 2 }, { desired: 5 });
      await both('configured', { hash: 'aa' }, { hash: 'bb' });
      await deploy(east, 'here', {});
      await deploy(west, 'there', {});
      for (const [cluster, desired] of [
        [east, 1],
        [west, 2],
      ] as const) {
        const agent = { kind: 'DaemonSet', name: 'agent', desired };
        await seed.workload(cluster, { ...agent, images: image('1') });
        const namespace = 'batch';
        const job = { kind: 'CronJob', name: 'nightly', namespace };
        await seed.workload(cluster, { ...job, images: image('1') });
      }
      const service = await seedUpgrades(knex).service(
        ...(['component:default/web', 'group:default/pay'] as const),
      );
      await knex('workloads')
        .whereIn('name', ['images', 'here', 'same'])
        .update({ service_id: service, service_confidence: 0 });
    });

    const ask = async (
      query: Partial<ListDifferences['query']> = {},
      as: Partial<Asker> = {},
    ) =>
      DatabaseDifferencesQuestion.create({ knex }).answer(
        { left: 'east', right: 'west', ...query },
        { ...(await seeingAll(knex)), ...as },
      );
    const rows = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(({ workload, kinds }) =>
        [workload.name, ...kinds].join(' '),
      );

    const DIFFERENT = [
      'configured configuration',
      'digests digests',
      'here onlyLeft',
      'images images version',
      'replicas replicas',
      'there onlyRight',
    ];

    it('is what differs, by namespace and name, with how much of each', async () => {
      expect(await rows()).toEqual(DIFFERENT);
      const { counts, totalItems, configuration } = await ask();
      expect(counts).toEqual({
        ...{ onlyLeft: 1, onlyRight: 1, images: 1, digests: 1, version: 1 },
        ...{ replicas: 1, configuration: 1, same: 3 },
      });
      expect(totalItems).toBe(6);
      expect(configuration).toEqual({ by: 'templateHash', compared: 5 });
    });

    it('shows both sides of each', async () => {
      const { items, left, right } = await ask();
      expect([left.name, right.name]).toEqual(['east', 'west']);
      expect(items[3]).toEqual({
        ...{ id: 'shop/Deployment/images', namespace: 'shop' },
        workload: { kind: 'Deployment', name: 'images' },
        kinds: ['images', 'version'],
        left: {
          id: `${left.id}:Deployment:shop:images`,
          images: [{ container: 'main', image: 'acme/web', tag: '1' }],
          ...{ version: '1', replicas: 2, templateHash: 'aa' },
          status: 'healthy',
        },
        right: {
          id: `${right.id}:Deployment:shop:images`,
          images: [{ container: 'main', image: 'acme/web', tag: '2' }],
          ...{ version: '2', replicas: 2, templateHash: 'bb' },
          status: 'healthy',
        },
        ...{ entityRef: 'component:default/web', owner: 'group:default/pay' },
      });
      expect([items[1].left?.digests, items[1].right?.digests]).toEqual([
        ...[['sha256:1'], ['sha256:2']],
      ]);
      expect(items[2].right).toBeUndefined();
      expect(items[2].left?.templateHash).toBe('aa');
    });

    it('tells the clusters themselves apart', async () => {
      const { clusters } = await ask();
      expect(
        clusters.map(({ fact, left, right }) => [fact, left, right]),
      ).toEqual([
        ['kubernetes', 'v1.34.1', 'v1.34.3'],
        ['region', 'east', 'west'],
        ['nodes', '1', '2'],
        ['arch', 'amd64', 'amd64, arm64'],
      ]);
      const all = (await ask({ all: true })).clusters;
      expect(all).toContainEqual({
        ...{ fact: 'distribution', left: 'eks', right: 'eks', same: true },
      });
    });

    it('shows what is the same where that is asked for', async () => {
      const all = await rows({ all: true });
      expect(all).toEqual([
        ...['nightly', 'agent', ...DIFFERENT.slice(0, 5)],
        ...['same', DIFFERENT[5]],
      ]);
    });

    it.each<[string, Partial<ListDifferences['query']>, string[]]>([
      ['entity', { entityRef: 'component:default/web' }, [2, 3].map(at)],
      ['kind', { kind: ['images', 'onlyRight'] }, [3, 5].map(at)],
      ['kind, whichever way', { kind: ['images'], all: true }, [3].map(at)],
    ])('is narrowed by %s', async (_, query, wanted) => {
      expect(await rows(query)).toEqual(wanted);
      expect((await ask(query)).totalItems).toBe(wanted.length);
    });

    function at(index: number): string {
      return DIFFERENT[index];
    }

    it('compares no hashes across minor versions of Kubernetes', async () => {
      const { configuration } = await ask({ right: 'old' });
      expect(configuration).toEqual({ by: 'none', compared: 0 });
      await knex('clusters')
        .where({ name: 'west' })
        .update({ git_version: 'v1.33.9' });
      const other = await ask();
      await knex('clusters')
        .where({ name: 'west' })
        .update({ git_version: 'v1.34.3' });
      expect(other.configuration).toEqual({ by: 'none', compared: 0 });
      expect(other.counts).toMatchObject({ configuration: 0, same: 4 });
    });

    it.each([1, 2, 4])('goes on where a page of %d ended', async limit => {
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit, cursor, all: true };
        pages.push(...(await rows(query)));
        cursor = (await ask(query)).nextCursor;
      } while (cursor !== undefined);
      expect(pages).toEqual(await rows({ all: true }));
    });

    it('shows nobody what they may not know of', async () => {
      const { fleet } = await seeingAll(knex);
      const east = fleet.within(({ name }) => name === 'east');
      await expect(ask({}, { fleet: east })).rejects.toThrow('no cluster');
      const batch = { workloads: { namespaces: ['batch'] } };
      expect(await rows({ all: true }, batch)).toEqual(['nightly']);
      expect((await ask({}, batch)).counts).toMatchObject({
        ...{ same: 1, onlyLeft: 0, configuration: 0 },
      });
      const owners = { workloads: { owners: ['group:default/pay'] } };
      expect(await rows({}, owners)).toEqual([2, 3].map(at));
      const none = await ask({ all: true }, { workloads: 'none' });
      expect([none.items, none.totalItems, none.counts.same]).toEqual([
        ...[[], 0, 0],
      ]);
    });

    it.each<[string, Partial<ListDifferences['query']>]>([
      ['the same cluster', { right: 'east' }],
      ['no cluster', { right: 'north' }],
      ['entity reference', { entityRef: 'x' }],
      ['cursor', { cursor: 'x' }],
    ])('says what is wrong: %s', async (what, query) => {
      await expect(ask(query)).rejects.toThrow(new RegExp(what));
    });
  });
});
