import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AddonList,
  ListAddons,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { AddonFacts } from '../../inventory';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseAddonsQuestion } from './DatabaseAddonsQuestion';

jest.setTimeout(120_000);

type Query = ListAddons['query'];

const facts = (changes: Partial<AddonFacts>) =>
  JSON.stringify({ evidence: 'image', known: true, ...changes });

describe('DatabaseAddonsQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const alpha = await seed.cluster('alpha', {
        id: 'id-alpha',
        git_version: 'v1.33.1-eks-1',
      });
      const beta = await seed.cluster('beta', {
        id: 'id-beta',
        status: 'stale',
      });
      const addon = (
        cluster: string,
        [name, addon_name, namespace]: string[],
        changes: Partial<AddonFacts>,
      ) =>
        seed.workload(cluster, {
          ...{ name, namespace, addon: addon_name },
          addon_facts: facts(changes),
        });
      await addon(alpha, ['istiod', 'istio', 'mesh'], { version: '1.27.1' });
      await addon(alpha, ['ztunnel', 'istio', 'mesh'], { version: '1.26.0' });
      await addon(alpha, ['gateway', 'istio', 'mesh'], {
        evidence: 'chart',
        version: '9.9.9',
        chart: { name: 'gateway', version: '1.27.1' },
        managedBy: 'Helm',
      });
      await addon(alpha, ['web', 'shop', 'shop'], {
        evidence: 'chart',
        known: false,
        chart: { name: 'shop', version: '1.2.3' },
      });
      await addon(beta, ['coredns', 'coredns', 'kube-system'], {
        version: 'v1.12.1',
      });
      await addon(beta, ['istiod', 'istio', 'mesh'], { version: '1.20.0' });
      await seed.workload(beta, { name: 'plain' });
      all = await seeingAll(knex);
    });

    const ask = (query: Query, asker: Asker = all): Promise<AddonList> =>
      DatabaseAddonsQuestion.create({ knex }).answer(query, asker);

    const named = ({ items }: AddonList) =>
      items.map(({ cluster, name }) => `${cluster.name} ${name}`);

    const EVERYTHING = [
      'alpha istio',
      'alpha shop',
      'beta coredns',
      'beta istio',
    ];

    it('tells which there are, and whether they go with Kubernetes', async () => {
      const answer = await ask({});
      expect(named(answer)).toEqual(EVERYTHING);
      const [istio, shop, coredns] = JSON.parse(JSON.stringify(answer.items));
      expect(istio).toEqual({
        id: 'id-alpha:istio:mesh',
        cluster: { id: 'id-alpha', name: 'alpha' },
        kubernetesVersion: 'v1.33.1-eks-1',
        namespace: 'mesh',
        name: 'istio',
        title: 'Istio',
        known: true,
        version: '1.27.1',
        otherVersions: ['1.26.0'],
        evidence: 'image',
        chart: { name: 'gateway', version: '1.27.1' },
        managedBy: 'Helm',
        workloads: ['gateway', 'istiod', 'ztunnel'].map(name => ({
          kind: 'Deployment',
          name,
        })),
        workloadCount: 3,
        compatibility: {
          status: 'compatible',
          next: 'incompatible',
          kubernetes: '1.29 to 1.33',
          source: { url: 'https://endoflife.date/istio', asOf: '2026-02-16' },
        },
        stale: false,
      });
      expect(shop).toMatchObject({
        title: 'shop',
        known: false,
        evidence: 'chart',
        chart: { name: 'shop', version: '1.2.3' },
        compatibility: { status: 'unknown', next: 'unknown' },
      });
      expect(coredns).toMatchObject({ stale: true, title: 'CoreDNS' });
      expect(answer.coverage.clusters).toBe(2);
    });

    it.each<[Query, string[]]>([
      [{ cluster: 'beta' }, ['beta coredns', 'beta istio']],
      [{ name: 'istio' }, ['alpha istio', 'beta istio']],
      [{ name: 'shop', cluster: 'alpha' }, ['alpha shop']],
      [{ name: 'ist' }, []],
    ])('finds those of %j', async (query, expected) => {
      expect(named(await ask(query))).toEqual(expected);
    });

    it.each([1, 2, 3])('goes on where a page of %d ended', async limit => {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ limit, cursor });
        paged.push(...named(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(EVERYTHING);
    });

    it.each(['x', Buffer.from('["a","b","c"]').toString('base64url')])(
      'refuses the cursor %s',
      async cursor => {
        await expect(ask({ cursor })).rejects.toThrow(
          expect.objectContaining({ name: 'InputError' }),
        );
      },
    );

    it('tells of workloads that the asker may know of, and of no other', async () => {
      const within = { namespaces: ['kube-system', 'shop'] };
      const some = await ask({}, { ...all, workloads: within });
      expect(named(some)).toEqual(['alpha shop', 'beta coredns']);
      expect((await ask({}, { ...all, workloads: 'none' })).items).toEqual([]);
      const fleet = all.fleet.within(({ name }) => name === 'beta');
      const one = await ask({}, { ...all, fleet });
      expect(named(one)).toEqual(['beta coredns', 'beta istio']);
    });
  });
});
