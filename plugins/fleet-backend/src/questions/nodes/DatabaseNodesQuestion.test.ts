import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ListNodes,
  NodeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseNodesQuestion } from './DatabaseNodesQuestion';
import { MEASURED_NODES } from './findNodes';

jest.setTimeout(120_000);

type Query = ListNodes['query'];

const KI_PER_GI = 1024 * 1024;
const GI = 1024 ** 3;

describe('DatabaseNodesQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    /**
     * Alpha has a control plane and a worker that is in trouble, and its pods
     * are summed up; beta has an arm64 node, and no sums yet.
     */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const alpha = await seed.cluster('alpha', {
        id: 'id-alpha',
        git_version: 'v1.34.1-eks-1a2b3c4',
      });
      const beta = await seed.cluster('beta', {
        id: 'id-beta',
        git_version: null,
        status: 'stale',
      });
      await seed.node(alpha, {
        uid: 'aaaaaaaa-0000-0000-0000-000000000001',
        name: 'b-control',
        kubelet_version: 'v1.34.1',
        labels: JSON.stringify({
          'node-role.kubernetes.io/control-plane': '',
          'kubernetes.io/role': 'etcd',
          'topology.kubernetes.io/region': 'eu-1',
        }),
        zone: 'eu-1a',
        instance_type: 'm7i.large',
        runtime: 'containerd://2.1.4',
        os_image: 'Bottlerocket',
        kernel_version: '6.12',
      });
      await seed.node(alpha, {
        name: 'c-worker',
        ready: false,
        not_ready_since: SEEDED_AT,
        pressure: '["MemoryPressure"]',
        unschedulable: true,
        kubelet_version: 'v1.31.9',
        cpu: 64_000,
        memory: 24 * 1024 * KI_PER_GI,
      });
      await seed.node(beta, {
        name: 'a-node',
        arch: 'arm64',
        cpu: null,
        memory: null,
        pods: null,
        kubelet_version: 'v1.33.0',
      });
      await knex('nodes')
        .where({ name: 'b-control' })
        .update({
          asked_pods: 3,
          asked_cpu: 1_250,
          asked_memory: 3 * KI_PER_GI,
        });
      await knex('nodes')
        .where({ name: 'c-worker' })
        .update({ asked_pods: 0, asked_cpu: 0, asked_memory: 0 });
      all = await seeingAll(knex);
    });

    const ask = (query: Query, asker: Asker = all): Promise<NodeList> =>
      DatabaseNodesQuestion.create({ knex }).answer(query, asker);

    const named = ({ items }: NodeList) => items.map(({ name }) => name);

    it('tells what is known of each node', async () => {
      const answer = JSON.parse(JSON.stringify(await ask({})));
      expect(answer.items).toEqual([
        {
          id: 'id-alpha:aaaaaaaa-0000-0000-0000-000000000001',
          cluster: { id: 'id-alpha', name: 'alpha' },
          name: 'b-control',
          ready: true,
          conditions: [],
          unschedulable: false,
          roles: ['control-plane', 'etcd'],
          kubeletVersion: 'v1.34.1',
          kubeletSkew: 0,
          os: 'linux',
          osImage: 'Bottlerocket',
          kernelVersion: '6.12',
          arch: 'amd64',
          runtime: 'containerd://2.1.4',
          instanceType: 'm7i.large',
          zone: 'eu-1a',
          region: 'eu-1',
          allocatable: { cpu: 4, memory: 16 * GI, pods: 110 },
          requested: { cpu: 1.25, memory: 3 * GI },
          podCount: 3,
          observedAt: SEEDED_AT,
          stale: false,
        },
        expect.objectContaining({
          name: 'c-worker',
          ready: false,
          notReadySince: SEEDED_AT,
          conditions: ['MemoryPressure'],
          unschedulable: true,
          kubeletSkew: 3,
          allocatable: { cpu: 64, memory: 24 * 1024 * GI, pods: 110 },
          requested: { cpu: 0, memory: 0 },
          podCount: 0,
        }),
        expect.objectContaining({
          name: 'a-node',
          allocatable: {},
          stale: true,
        }),
      ]);
      expect(answer.totalItems).toBe(3);
      expect(answer.coverage).toMatchObject({ clusters: 2, stale: 1 });
      expect(answer).not.toHaveProperty('groups');
    });

    describe('where clusters measure what is used', () => {
      const [OLDER, NEWER] = ['2026-11-24T11:57:00.000Z', SEEDED_AT];

      beforeAll(async () => {
        const { no } = await knex('clusters')
          .where({ id: 'id-alpha' })
          .first('no');
        const row = { cluster_no: no, cpu: 250, memory: KI_PER_GI };
        await knex('node_usage').insert([
          { ...row, name: 'b-control', measured_at: NEWER },
          { ...row, name: 'c-worker', measured_at: OLDER },
          // There is a node of that name in another cluster.
          { ...row, name: 'a-node', measured_at: OLDER },
        ]);
      });

      afterAll(() => knex('node_usage').delete());

      it('tells it of each node, and when that was', async () => {
        const { items } = await ask({});
        expect(items.map(({ used }) => used)).toEqual([
          { cpu: 0.25, memory: GI, measuredAt: NEWER },
          { cpu: 0.25, memory: GI, measuredAt: OLDER },
          undefined,
        ]);
      });

      it('sums it up, and says of how many nodes', async () => {
        const { groups } = await ask({ groupBy: 'cluster' });
        expect(groups!.map(({ nodes, used }) => [nodes, used])).toEqual([
          [2, { cpu: 0.5, memory: 2 * GI, nodes: 2, measuredAt: OLDER }],
          [1, undefined],
        ]);
        const [linux] = (await ask({ groupBy: 'os' })).groups!;
        expect([linux.nodes, linux.used?.nodes]).toEqual([3, 2]);
      });

      it('looks it up in an index', async () => {
        const isSqlite = databaseId.startsWith('SQLITE');
        const sql = `select sum(u.cpu) from ${MEASURED_NODES} group by n.cluster_no`;
        if (!isSqlite) {
          await knex.raw('vacuum analyze');
          await knex.raw('set enable_seqscan = off');
        }
        const plan = await knex.raw(
          `${isSqlite ? 'explain query plan' : 'explain'} ${sql}`,
        );
        expect(JSON.stringify(plan.rows ?? plan)).toMatch(
          isSqlite
            ? /u USING INDEX \S+ \(cluster_no=\? AND name=\?\)/
            : /node_usage_pkey/,
        );
      });
    });

    it('says nothing of requests that are not summed up, or not seen', async () => {
      const [node] = (await ask({ cluster: 'beta' })).items;
      expect(node).not.toHaveProperty('requested');
      expect(node).not.toHaveProperty('podCount');
      expect(node.kubeletSkew).toBeUndefined();
      const seed = seedFleet(knex);
      await seed.kind('id-alpha', 'Pod', { status: 'forbidden', reason: 'no' });
      const [hidden] = (await ask({}, await seeingAll(knex))).items;
      await knex('kind_syncs').delete();
      expect(hidden).not.toHaveProperty('requested');
    });

    it.each<[Query, string[]]>([
      [{ cluster: 'alpha' }, ['b-control', 'c-worker']],
      [{ arch: 'arm64' }, ['a-node']],
      [{ os: 'windows' }, []],
      [{ ready: false }, ['c-worker']],
      [{ ready: true, arch: 'amd64' }, ['b-control']],
    ])('finds those of %j', async (query, expected) => {
      const answer = await ask(query);
      expect(named(answer)).toEqual(expected);
      expect(answer.totalItems).toBe(expected.length);
    });

    it('tells the coverage of the cluster that it is asked for', async () => {
      const { coverage } = await ask({ cluster: 'beta' });
      expect(coverage).toMatchObject({ clusters: 1, stale: 1 });
    });

    it.each<[Query, string[]]>([
      [{}, ['b-control', 'c-worker', 'a-node']],
      [{ orderBy: 'name' }, ['a-node', 'b-control', 'c-worker']],
      [
        { orderBy: 'cluster', order: 'desc' },
        ['a-node', 'c-worker', 'b-control'],
      ],
      [{ orderBy: 'ready' }, ['c-worker', 'a-node', 'b-control']],
      [{ orderBy: 'kubeletVersion' }, ['c-worker', 'a-node', 'b-control']],
      [{ orderBy: 'cpu' }, ['a-node', 'b-control', 'c-worker']],
      [
        { orderBy: 'memory', order: 'desc' },
        ['c-worker', 'b-control', 'a-node'],
      ],
      [{ orderBy: 'pods' }, ['a-node', 'b-control', 'c-worker']],
    ])('sorts as %j asks, page by page', async (query, expected) => {
      expect(named(await ask(query))).toEqual(expected);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ ...query, limit: 1, cursor });
        expect(page.totalItems).toBe(3);
        paged.push(...named(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(expected);
    });

    it.each<[string, Query]>([
      ['nonsense', { cursor: 'nonsense' }],
      ['NUL', { os: 'a\0' }],
    ])('refuses %s', async (_, query) => {
      await expect(ask(query)).rejects.toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    });

    it('refuses the cursor of another order', async () => {
      const { nextCursor: cursor } = await ask({ limit: 1 });
      await expect(ask({ cursor, order: 'desc' })).rejects.toThrow(
        'another order',
      );
    });

    it('counts and sums up by cluster', async () => {
      const { groups, totalGroups } = await ask({ groupBy: 'cluster' });
      expect(groups).toEqual([
        {
          key: 'id-alpha',
          cluster: { id: 'id-alpha', name: 'alpha' },
          nodes: 2,
          ready: 1,
          allocatable: { cpu: 68, memory: (24 * 1024 + 16) * GI, pods: 220 },
          requested: { cpu: 1.25, memory: 3 * GI },
          podCount: 3,
        },
        {
          key: 'id-beta',
          cluster: { id: 'id-beta', name: 'beta' },
          nodes: 1,
          ready: 1,
          allocatable: {},
          requested: { cpu: 0, memory: 0 },
          podCount: 0,
        },
      ]);
      expect(totalGroups).toBe(2);
    });

    it.each<[NonNullable<Query['groupBy']>, string[]]>([
      ['arch', ['amd64:2', 'arm64:1']],
      ['os', ['linux:3']],
      ['runtime', [':2', 'containerd://2.1.4:1']],
      ['zone', [':2', 'eu-1a:1']],
      ['instanceType', [':2', 'm7i.large:1']],
      ['kubeletVersion', ['v1.31.9:1', 'v1.33.0:1', 'v1.34.1:1']],
    ])('counts by %s', async (groupBy, expected) => {
      const { groups } = await ask({ groupBy });
      expect(groups!.map(({ key, nodes }) => `${key}:${nodes}`)).toEqual(
        expected,
      );
    });

    it('tells only of clusters that the asker may know of', async () => {
      const fleet = all.fleet.within(({ name }) => name === 'beta');
      const answer = await ask({ groupBy: 'arch' }, { ...all, fleet });
      expect(named(answer)).toEqual(['a-node']);
      expect(answer).toMatchObject({
        totalItems: 1,
        totalGroups: 1,
        groups: [{ key: 'arm64', nodes: 1 }],
        coverage: { clusters: 1 },
      });
      const nothing = { ...all, fleet: all.fleet.within(() => false) };
      expect(await ask({ groupBy: 'os' }, nothing)).toMatchObject({
        items: [],
        groups: [],
        totalItems: 0,
      });
      await expect(ask({ cluster: 'alpha' }, nothing)).rejects.toThrow(
        'no cluster',
      );
    });
  });
});
