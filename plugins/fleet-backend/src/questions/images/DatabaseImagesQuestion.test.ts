import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ImageList,
  ListImages,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { ImageKeeper } from '../../inventory';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseWorkloadsQuestion } from '../workloads';
import { DatabaseImagesQuestion } from './DatabaseImagesQuestion';

jest.setTimeout(120_000);

type Query = ListImages['query'];

const NGINX = {
  container: 'web',
  image: 'docker.io/library/nginx',
  tag: '1.27',
};
const API = { container: 'api', image: 'ghcr.io/acme/api', tag: 'main' };
const PINNED = { ...NGINX, container: 'pinned', digest: 'sha256:cc' };

describe('DatabaseImagesQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    /**
     * nginx:1.27 runs in both clusters, with another digest in each; ghcr.io's
     * api in one, as a Deployment and as a CronJob; one workload pins nginx.
     */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const [one, two] = [await seed.cluster('one'), await seed.cluster('two')];
      await knex('services').insert({
        entity_ref: 'component:default/web',
        owner: 'group:default/a',
        lookup: '{}',
      });
      const { id: service_id } = await knex('services').first('id');
      const deployment = async (
        cluster: string,
        columns: { name: string; namespace?: string },
        [images, digest]: [images: Array<typeof NGINX>, digest: string],
      ) => {
        const text = JSON.stringify(images);
        const uid = await seed.workload(cluster, { ...columns, images: text });
        const rs = await seed.replicaSet(cluster, uid, { images: text });
        const [{ container, image, tag }] = images;
        await seed.pod(cluster, rs, {
          digests: JSON.stringify([[container, digest, image, tag]]),
        });
      };
      await deployment(one, { name: 'web' }, [[NGINX], 'sha256:aa']);
      await deployment(two, { name: 'web', namespace: 'hidden' }, [
        [NGINX, API],
        'sha256:bb',
      ]);
      await deployment(one, { name: 'pinned' }, [[PINNED], 'sha256:cc']);
      const cron = await seed.workload(one, {
        name: 'nightly',
        kind: 'CronJob',
        images: JSON.stringify([API]),
      });
      const job = await seed.workload(one, {
        name: 'nightly-1',
        kind: 'Job',
        owner_uid: cron,
        images: JSON.stringify([API]),
      });
      await seed.pod(one, job, {
        digests: JSON.stringify([['api', 'sha256:dd', API.image, API.tag]]),
      });
      await knex('workloads').where({ name: 'web' }).update({ service_id });
      await addReports();
      all = await seeingAll(knex);
    });

    async function addReports() {
      const [one, two]: number[] = await knex('clusters')
        .pluck('no')
        .orderBy('no');
      const report = {
        uid: Buffer.alloc(16),
        row_hash: 0,
        cluster_no: one,
        repository: 'nginx',
        tag: '1.27',
        digest: 'sha256:aa',
        critical: 1,
        high: 2,
        medium: 3,
        low: 4,
        scanned_at: '2026-11-20T00:00:00.000Z',
      };
      await knex('vulnerability_reports').insert([
        report,
        {
          ...report,
          cluster_no: two,
          critical: 0,
          scanned_at: '2026-11-21T00:00:00.000Z',
        },
        { ...report, uid: Buffer.alloc(16, 1), tag: '1.26', critical: 9 },
      ]);
    }

    const ask = (query: Query, asker: Asker = all): Promise<ImageList> =>
      DatabaseImagesQuestion.create({ knex }).answer(query, asker);

    const namesOf = ({ items }: ImageList) =>
      items.map(({ repository, tag, digest }) =>
        [repository, tag, digest].filter(Boolean).join(' '),
      );

    it('shows each image that a template names, with what runs it', async () => {
      const answer = await ask({});
      expect(answer.items).toEqual([
        {
          repository: 'docker.io/library/nginx',
          tag: '1.27',
          workloads: 2,
          clusters: 2,
          owners: ['group:default/a'],
          unowned: 0,
          firstSeenAt: SEEDED_AT,
          digests: [
            { digest: 'sha256:aa', firstSeenAt: SEEDED_AT },
            { digest: 'sha256:bb', firstSeenAt: SEEDED_AT },
            { digest: 'sha256:cc', firstSeenAt: SEEDED_AT },
          ],
          mutable: true,
          vulnerabilities: {
            critical: 0,
            high: 2,
            medium: 3,
            low: 4,
            scannedAt: '2026-11-21T00:00:00.000Z',
          },
          filter:
            '{"image":"docker.io/library/nginx","tag":"1.27","digest":{"$exists":false}}',
        },
        expect.objectContaining({
          digest: 'sha256:cc',
          workloads: 1,
          owners: [],
          unowned: 1,
          mutable: false,
          filter:
            '{"image":"docker.io/library/nginx","tag":"1.27","digest":"sha256:cc"}',
        }),
        {
          repository: 'ghcr.io/acme/api',
          tag: 'main',
          workloads: 2,
          clusters: 2,
          owners: ['group:default/a'],
          unowned: 1,
          firstSeenAt: SEEDED_AT,
          digests: [{ digest: 'sha256:dd', firstSeenAt: SEEDED_AT }],
          mutable: true,
          filter:
            '{"image":"ghcr.io/acme/api","tag":"main","digest":{"$exists":false}}',
        },
      ]);
      expect(answer).toMatchObject({
        totalItems: 3,
        coverage: { clusters: 2 },
      });
    });

    it('carries filters that find as many workloads as it counts', async () => {
      const workloads = DatabaseWorkloadsQuestion.create({ knex });
      for (const query of [{}, { digest: 'sha256:bb' }]) {
        for (const item of (await ask(query)).items) {
          const found = await workloads.answer({ filter: item.filter }, all);
          expect([item.filter, found.totalItems]).toEqual([
            item.filter,
            item.workloads,
          ]);
        }
      }
    });

    it.each<[Query, string[]]>([
      [
        { q: 'NGINX' },
        [
          'docker.io/library/nginx 1.27',
          'docker.io/library/nginx 1.27 sha256:cc',
        ],
      ],
      [{ q: '%' }, []],
      [{ repository: 'ghcr.io/acme/api' }, ['ghcr.io/acme/api main']],
      [{ tag: 'main' }, ['ghcr.io/acme/api main']],
      [{ repository: 'ghcr.io/acme/api', tag: '1.27' }, []],
      [{ digest: 'sha256:bb' }, ['docker.io/library/nginx 1.27']],
      [{ digest: 'sha256:dd' }, ['ghcr.io/acme/api main']],
      [{ digest: 'sha256:cc' }, ['docker.io/library/nginx 1.27 sha256:cc']],
      [{ digest: 'sha256:zz' }, []],
    ])('finds what %j asks for', async (query, expected) => {
      const answer = await ask(query);
      expect(namesOf(answer)).toEqual(expected);
      expect(answer.totalItems).toBe(expected.length);
    });

    it('counts what runs the digest that is asked for alone', async () => {
      const { items } = await ask({ digest: 'sha256:aa' });
      expect(items).toMatchObject([{ workloads: 1, clusters: 1 }]);
    });

    it('answers page by page', async () => {
      const whole = await ask({});
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page: ImageList = await ask({ limit: 1, cursor });
        expect(page.totalItems).toBe(3);
        paged.push(...namesOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(namesOf(whole));
    });

    it.each([{ cursor: 'nonsense' }, { q: 'a\0' }, { tag: '\ud800' }])(
      'refuses %j',
      async query => {
        await expect(ask(query)).rejects.toThrow(
          expect.objectContaining({ name: 'InputError' }),
        );
      },
    );

    it('tells nothing of what the asker may not know of', async () => {
      const some: Asker = { ...all, workloads: { namespaces: ['shop'] } };
      const { items } = await ask({ q: 'nginx' }, some);
      expect(items).toMatchObject([
        {
          workloads: 1,
          clusters: 1,
          // Of what others run under this tag it has not heard.
          digests: [{ digest: 'sha256:aa' }],
          mutable: false,
        },
        { digest: 'sha256:cc' },
      ]);
      expect(JSON.stringify(items)).not.toContain('firstSeenAt');
      expect(await ask({ digest: 'sha256:bb' }, some)).toMatchObject({
        items: [],
        totalItems: 0,
      });
    });

    it('knows of vulnerabilities only what visible clusters tell', async () => {
      const some: Asker = {
        ...all,
        fleet: all.fleet.within(({ name }) => name === 'one'),
      };
      const { items } = await ask({ q: 'nginx' }, some);
      expect(items[0].vulnerabilities).toMatchObject({ critical: 1 });
    });

    it('tells the same of what was summed up', async () => {
      const queries = [{}, { q: 'NGINX' }, { tag: 'main' }, { limit: 1 }];
      const answers = () => Promise.all(queries.map(query => ask(query)));
      const exact = await answers();
      const writer = inventoryWriter(knex);
      const keeper = ImageKeeper.create({ knex, writer, now: () => 0 });
      await keeper.run(new AbortController().signal);
      expect(await answers()).toEqual(exact);
      const { nextCursor: cursor } = exact[3];
      const second = await ask({ limit: 1, cursor });
      expect(second).toMatchObject({ items: [exact[0].items[1]] });
      // Proof that these are the sums: they follow later.
      await knex('image_uses').update({ workloads: 77 });
      expect((await ask({})).items[0].workloads).toBe(77);
      await knex('image_uses_summed').delete();
    });

    it('answers nothing to who may know of nothing', async () => {
      const nobody: Asker = {
        ...all,
        fleet: all.fleet.within(() => false),
        workloads: 'none',
      };
      expect(await ask({}, nobody)).toMatchObject({ items: [], totalItems: 0 });
    });
  });
});
