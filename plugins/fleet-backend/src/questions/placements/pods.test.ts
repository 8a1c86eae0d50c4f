import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { askPlacements } from '../../testing/askPlacements';
import { migrated } from '../../testing/migrated';
import { FleetSeed, NOW, SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import { seedRestart } from '../../testing/seedRestarts';
import { seedUpgrades } from '../../testing/seedUpgrades';

jest.setTimeout(60_000);

const digest = (char: string) => `sha256:${char.repeat(64)}`;
const digests = (container: string, char: string) =>
  JSON.stringify([[container, digest(char)]]);
const LABELS = { app: 'web' };

describe('DatabasePlacementsQuestion tells of pods and freshness', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let prod: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      prod = await seed.cluster('prod');
    });

    const ask = async (now = NOW) =>
      (await askPlacements(knex, { selector: 'app=web' }, { now })).items;
    const only = async () => {
      const items = await ask();
      expect(items).toHaveLength(1);
      return items[0];
    };

    it('sums restarts, and shows the last of them', async () => {
      const uid = await seed.workload(prod, {}, LABELS);
      const rs = await seed.replicaSet(prod, uid);
      await seed.pod(prod, rs, {
        restarts: 2,
        last_restart_at: '2026-11-24T09:00:00.000Z',
        last_restart_reason: 'Error',
      });
      await seed.pod(prod, rs, {
        restarts: 3,
        last_restart_at: '2026-11-24T10:00:00.000Z',
        last_restart_reason: 'OOMKilled',
      });
      await seed.pod(prod, 'of-another', { restarts: 100 });
      const wanted = {
        total: 5,
        last24h: 0,
        lastAt: '2026-11-24T10:00:00.000Z',
        lastReason: 'OOMKilled',
      };
      expect((await only()).restarts).toEqual(wanted);
      await seed.pod(prod, rs, {
        restarts: 1,
        last_restart_at: '2026-11-24T09:30:00.000Z',
        last_restart_reason: 'Error',
        digests: digests('checkout', 'a'),
      });
      await seed.pod(prod, rs, { digests: digests('checkout', 'b') });
      expect((await only()).restarts).toEqual({ ...wanted, total: 6 });
    });

    it('shows when the last restart was also where it says no reason', async () => {
      const uid = await seed.workload(prod, { kind: 'DaemonSet' }, LABELS);
      const last_restart_at = '2026-11-24T09:00:00.000Z';
      await seed.pod(prod, uid, { restarts: 1, last_restart_at });
      expect((await only()).restarts).toEqual({
        total: 1,
        last24h: 0,
        lastAt: last_restart_at,
      });
    });

    it('notices a crash loop whatever the pods run', async () => {
      const uid = await seed.workload(prod, { kind: 'DaemonSet' }, LABELS);
      await seed.pod(prod, uid, { digests: digests('checkout', 'a') });
      await seed.pod(prod, uid, {
        digests: digests('checkout', 'b'),
        waiting_reason: 'CrashLoopBackOff',
      });
      await seed.pod(prod, uid, { digests: digests('checkout', 'c') });
      expect(await only()).toMatchObject({ reason: 'CrashLoopBackOff' });
    });

    it('counts what restarted within a day, of pods that are gone too', async () => {
      await seed.workload(prod, {}, LABELS);
      const past = seedUpgrades(knex);
      const id = await past.workload(prod, { name: 'checkout' });
      const other = await past.workload(prod, { name: 'other' });
      for (const [workload, at, count] of [
        [id, '2026-11-23T12:00:04Z', 10],
        [id, '2026-11-23T12:00:05Z', 2],
        [id, '2026-11-24T11:00:00Z', 1],
        [other, '2026-11-24T11:00:00Z', 5],
      ] as const) {
        await seedRestart(knex, workload, { at, count });
      }
      expect((await only()).restarts).toEqual({ total: 0, last24h: 3 });
    });

    it('says nothing of restarts where the pods may not be seen', async () => {
      await seed.workload(prod, {}, LABELS);
      await seed.kind(prod, 'Pod', { status: 'forbidden' });
      expect((await only()).restarts).toBeUndefined();
    });

    it.each([['StatefulSet'], ['DaemonSet'], ['Job']])(
      'finds the pods of a %s, which it owns itself',
      async kind => {
        const uid = await seed.workload(prod, { kind }, LABELS);
        await seed.pod(prod, uid, { restarts: 4 });
        expect((await only()).restarts?.total).toBe(4);
      },
    );

    it('finds the pods of a CronJob through its Jobs', async () => {
      const uid = await seed.workload(prod, { kind: 'CronJob' }, LABELS);
      const job = { kind: 'Job', owner_uid: uid };
      const run = await seed.workload(prod, job, LABELS);
      await seed.pod(prod, run, { restarts: 4 });
      expect((await only()).restarts?.total).toBe(4);
    });

    it('does not count pods of what a Deployment ran before', async () => {
      const uid = await seed.workload(prod, {}, LABELS);
      const old = await seed.replicaSet(prod, uid, { desired: 0 });
      await seed.pod(prod, old, { waiting_reason: 'CrashLoopBackOff' });
      expect(await only()).toMatchObject({ status: 'healthy' });
    });

    it('adds the digest where the pods agree on one', async () => {
      const images = JSON.stringify([
        { container: 'web', image: 'ghcr.io/acme/web', tag: '1' },
        { container: 'side', image: 'side', tag: '1' },
        { container: 'pinned', image: 'pinned', digest: digest('c') },
      ]);
      const uid = await seed.workload(prod, { images }, LABELS);
      const rs = await seed.replicaSet(prod, uid);
      const of = (side: string) =>
        JSON.stringify([
          ['web', digest('a')],
          ['side', digest(side)],
          ['pinned', digest('d')],
        ]);
      await seed.pod(prod, rs, { digests: of('a') });
      await seed.pod(prod, rs, { digests: of('b') });
      expect((await only()).images).toEqual([
        {
          container: 'web',
          image: 'ghcr.io/acme/web',
          tag: '1',
          digest: digest('a'),
        },
        { container: 'side', image: 'side', tag: '1' },
        { container: 'pinned', image: 'pinned', digest: digest('c') },
      ]);
    });

    it.each([
      ['healthy', 2, 'degraded'],
      ['healthy', 0, 'failed'],
      ['progressing', 1, 'degraded'],
      ['progressing', 0, 'failed'],
      ['failed', 1, 'failed'],
      ['degraded', 0, 'degraded'],
    ])(
      'takes a crash loop into account: %s with %i ready is %s',
      async (status, ready, wanted) => {
        const columns = { status, ready, status_reason: 'Own' };
        const uid = await seed.workload(prod, columns, LABELS);
        const rs = await seed.replicaSet(prod, uid);
        await seed.pod(prod, rs);
        await seed.pod(prod, rs, { waiting_reason: 'CrashLoopBackOff' });
        expect(await only()).toMatchObject({
          status: wanted,
          reason: 'CrashLoopBackOff',
        });
      },
    );

    it('leaves a workload alone that wants no pods', async () => {
      const columns = { desired: 0, ready: 0 };
      const uid = await seed.workload(prod, columns, LABELS);
      const rs = await seed.replicaSet(prod, uid);
      await seed.pod(prod, rs, { waiting_reason: 'CrashLoopBackOff' });
      expect(await only()).toMatchObject({ status: 'healthy' });
    });

    it('keeps a restored copy of a cluster apart, whose UIDs are equal', async () => {
      const copy = await seed.cluster('restored');
      for (const [cluster, char, restarts] of [
        [prod, 'a', 1],
        [copy, 'b', 7],
      ] as const) {
        await seed.workload(cluster, { uid: 'w', name: cluster }, LABELS);
        await seed.replicaSet(cluster, 'w', { uid: 'rs' });
        await seed.pod(cluster, 'rs', {
          uid: 'p',
          restarts,
          digests: digests('checkout', char),
        });
      }
      const items = await ask();
      expect(items).toHaveLength(2);
      expect(new Set(items.map(({ id }) => id)).size).toBe(2);
      const of = (id: string) =>
        items.find(({ cluster }) => cluster.id === id)!;
      expect(of(prod)).toMatchObject({
        workload: { name: prod },
        restarts: { total: 1, last24h: 0 },
        images: [{ digest: digest('a') }],
      });
      expect(of(copy)).toMatchObject({
        workload: { name: copy },
        restarts: { total: 7, last24h: 0 },
        images: [{ digest: digest('b') }],
      });
    });

    it('shows what of a workload is kept, and when that was seen', async () => {
      await knex('clusters').update({ distribution: 'eks', region: 'eu' });
      const uid = await seed.workload(prod, { ready: 1 }, LABELS);
      expect(await only()).toEqual({
        id: `${prod}:${uid}`,
        cluster: { id: prod, name: 'prod' },
        distribution: 'eks',
        region: 'eu',
        namespace: 'shop',
        workload: { kind: 'Deployment', name: 'checkout' },
        images: [
          {
            container: 'checkout',
            image: 'ghcr.io/acme/checkout',
            tag: '1.2.3',
          },
        ],
        version: '1.2.3',
        replicas: { desired: 2, ready: 1, updated: 2, available: 2 },
        status: 'healthy',
        restarts: { total: 0, last24h: 0 },
        match: { by: 'selector', confidence: 'high' },
        observedAt: SEEDED_AT,
        stale: false,
      });
    });

    it.each([
      ['current', false],
      ['initial', false],
      ['stale', true],
      ['unreachable', true],
      ['forbidden', true],
    ])(
      'marks rows of a cluster that is %s: stale is %p',
      async (status, stale) => {
        await knex('clusters').update({ status });
        await seed.workload(prod, {}, LABELS);
        expect(await only()).toMatchObject({ stale });
      },
    );

    it('marks rows of a kind that is not seen now, and no others', async () => {
      await seed.workload(prod, { kind: 'StatefulSet', name: 'a' }, LABELS);
      await seed.workload(prod, { kind: 'DaemonSet', name: 'b' }, LABELS);
      await seed.workload(prod, { kind: 'Deployment', name: 'c' }, LABELS);
      await seed.kind(prod, 'StatefulSet', { status: 'stale' });
      await seed.kind(prod, 'DaemonSet', { status: 'forbidden' });
      await seed.kind(prod, 'Deployment', { status: 'current' });
      expect((await ask()).map(({ stale }) => stale)).toEqual([
        true,
        true,
        false,
      ]);
    });

    it('marks rows stale where nobody reported on the cluster lately', async () => {
      await seed.workload(prod, {}, LABELS);
      const [item] = await ask(Date.parse(SEEDED_AT) + 3_600_000);
      expect(item).toMatchObject({ stale: true, observedAt: SEEDED_AT });
    });
  });
});
