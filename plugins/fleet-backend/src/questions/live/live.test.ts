import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FakeLiveClusters } from '../../collect/live/FakeLiveClusters';
import { encodeContainers } from '../../inventory/projections/containers';
import { migrated } from '../../testing/migrated';
import { NOW, seedFleet } from '../../testing/seedFleet';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DefaultWorkloadEventsQuestion } from './DefaultWorkloadEventsQuestion';
import { DefaultWorkloadLogsQuestion } from './DefaultWorkloadLogsQuestion';

jest.setTimeout(120_000);

const SHOP = '/api/v1/namespaces/shop';

describe('what is asked of a cluster itself', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let live: FakeLiveClusters;
    /** Its UID, and by what it is called. */
    let uid: string;
    const NAME = 'prod:Deployment:shop:checkout';

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      live = new FakeLiveClusters();
      const seed = seedFleet(knex);
      await seed.cluster('prod', { id: 'prod' });
      const images = JSON.stringify([
        { container: 'main', image: 'a' },
        { container: 'proxy', image: 'b' },
      ]);
      uid = await seed.workload('prod', { images });
      const rs = await seed.replicaSet('prod', uid, { name: 'checkout-rs' });
      await seed.pod('prod', rs, { name: 'checkout-rs-calm' });
      await seed.pod('prod', rs, {
        name: 'checkout-rs-crash',
        restarts: 3,
        last_restart_at: '2026-11-24T11:00:00.000Z',
        containers: encodeContainers([
          { name: 'main', restarts: 1, endedAt: 100 },
          { name: 'sidecar', restarts: 2, endedAt: 200 },
        ]),
      });
      await seed.pod('prod', 'nothing-known', { name: 'alone' });
    });

    type LogQuery = Omit<
      Parameters<
        ReturnType<typeof DefaultWorkloadLogsQuestion.create>['answer']
      >[0],
      'id'
    >;

    async function logs(
      id: string,
      query: LogQuery = {},
      asker?: Partial<Asker>,
    ) {
      const options = { knex, live, now: () => NOW };
      const question = DefaultWorkloadLogsQuestion.create(options);
      const all = await seeingAll(knex);
      return question.answer({ ...query, id }, { ...all, ...asker });
    }

    async function events(id: string, asker?: Partial<Asker>) {
      const question = DefaultWorkloadEventsQuestion.create({ knex, live });
      const all = await seeingAll(knex);
      return question.answer({ id }, { ...all, ...asker });
    }

    const writes = (pod: string, text = `by ${pod}`) =>
      live.answer('prod', `${SHOP}/pods/${pod}/log`, () => text);

    it('is the log of the container that restarted last', async () => {
      writes('checkout-rs-crash');
      const answer = await logs(NAME, { previous: true });
      expect(answer).toEqual({
        cluster: { id: 'prod', name: 'prod' },
        namespace: 'shop',
        pod: 'checkout-rs-crash',
        container: 'sidecar',
        previous: true,
        text: 'by checkout-rs-crash',
        isWhole: true,
        pods: ['checkout-rs-crash', 'checkout-rs-calm'],
        containers: ['main', 'proxy', 'sidecar'],
        readAt: new Date(NOW).toISOString(),
      });
      expect(live.asked).toEqual([
        `${SHOP}/pods/checkout-rs-crash/log?container=sidecar&previous=true&tailLines=500&limitBytes=262144`,
      ]);
      expect(await logs(`prod:${uid}`, { previous: true })).toEqual(answer);
    });

    it('is the log that is asked for, as long as is asked for', async () => {
      writes('checkout-rs-calm', 'a long one');
      const answer = await logs(NAME, {
        pod: 'checkout-rs-calm',
        container: 'x&previous=true',
        tailLines: 7,
        limitBytes: 10,
      });
      expect(answer).toMatchObject({ text: 'a long one', isWhole: false });
      expect(live.asked).toEqual([
        `${SHOP}/pods/checkout-rs-calm/log?container=x%26previous%3Dtrue&tailLines=7&limitBytes=10`,
      ]);
    });

    it('is the log of the first container where none has restarted', async () => {
      writes('checkout-rs-calm');
      const answer = await logs(NAME, { pod: 'checkout-rs-calm' });
      expect(answer.container).toBe('main');
    });

    it('is the log of a pod that nothing known controls', async () => {
      writes('alone');
      const answer = await logs('prod:Pod:shop:alone');
      expect(answer).toMatchObject({ pod: 'alone', pods: ['alone'] });
      expect(answer.container).toBeUndefined();
    });

    it('is nothing of other workloads and their pods', async () => {
      writes('alone');
      await expect(logs(NAME, { pod: 'alone' })).rejects.toThrow('no such pod');
      for (const id of [
        'prod:Pod:shop:checkout-rs-crash',
        'prod:Pod:other:alone',
        'prod:ReplicaSet:shop:checkout-rs',
        'prod:Deployment:shop:nothing',
        'other:Deployment:shop:checkout',
        `other:${uid}`,
        'prod',
      ]) {
        await expect(logs(id)).rejects.toMatchObject({ name: 'NotFoundError' });
        await expect(events(id)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      }
      expect(live.asked).toEqual([]);
    });

    it('is nothing that the asker may not know of', async () => {
      writes('checkout-rs-crash');
      writes('alone');
      const { fleet } = await seeingAll(knex);
      const others: Array<Partial<Asker>> = [
        { workloads: 'none' },
        { workloads: { namespaces: ['other'] } },
        { workloads: { owners: ['group:default/team-a'] } },
        { fleet: fleet.within(() => false) },
      ];
      for (const asker of others) {
        for (const id of [NAME, `prod:${uid}`, 'prod:Pod:shop:alone']) {
          await expect(logs(id, {}, asker)).rejects.toMatchObject({
            name: 'NotFoundError',
          });
          await expect(events(id, asker)).rejects.toMatchObject({
            name: 'NotFoundError',
          });
        }
      }
      expect(live.asked).toEqual([]);
      const own = { workloads: { namespaces: ['shop'] } };
      expect((await logs(NAME, {}, own)).text).toBe('by checkout-rs-crash');
    });

    const about = (kind: string, name: string, more: object = {}) => ({
      involvedObject: { kind, name },
      type: 'Warning',
      reason: 'BackOff',
      message: `about ${name}`,
      lastTimestamp: '2026-11-24T11:00:00Z',
      ...more,
    });

    it('are the Events of the workload, and of what there is below it', async () => {
      const items = [
        about('Deployment', 'checkout'),
        about('ReplicaSet', 'checkout-rs'),
        about('Pod', 'checkout-rs-calm', {
          lastTimestamp: null,
          firstTimestamp: '2026-11-24T10:00:00Z',
          series: { count: 7, lastObservedTime: '2026-11-24T11:30:00.5Z' },
        }),
        about('Pod', 'alone'),
        about('Service', 'checkout'),
        about('Deployment', 'checkout', { lastTimestamp: 'never' }),
        null,
        'text',
      ];
      live.answer('prod', `${SHOP}/events`, () => JSON.stringify({ items }));
      const { items: found, isWhole, coverage } = await events(NAME);
      expect([isWhole, coverage.clusters]).toEqual([true, 1]);
      expect(found).toEqual([
        {
          lastAt: '2026-11-24T11:30:00.500Z',
          firstAt: '2026-11-24T10:00:00.000Z',
          count: 7,
          type: 'Warning',
          reason: 'BackOff',
          message: 'about checkout-rs-calm',
          object: { kind: 'Pod', name: 'checkout-rs-calm' },
        },
        expect.objectContaining({
          count: 1,
          object: { kind: 'Deployment', name: 'checkout' },
        }),
        expect.objectContaining({
          object: { kind: 'ReplicaSet', name: 'checkout-rs' },
        }),
      ]);
    });

    it('are read page by page, and no further than so many', async () => {
      live.answer('prod', `${SHOP}/events`, query =>
        JSON.stringify({
          items: [
            about('Deployment', 'checkout', { message: 'm'.repeat(5_000) }),
          ],
          metadata: { continue: `${query.get('continue') ?? ''}x` },
        }),
      );
      const { items, isWhole } = await events(NAME);
      expect([items.length, isWhole]).toEqual([4, false]);
      expect(items[0].message).toHaveLength(1_024);
      expect(live.asked.at(-1)).toBe(`${SHOP}/events?limit=500&continue=xxx`);
    });
  });
});
