import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import {
  deployment,
  metadata,
  ownedBy,
  pod,
  template,
  type TestObject,
} from '../../testing/objects';
import { seedFleet } from '../../testing/seedFleet';
import { WatchedCluster } from '../../testing/WatchedCluster';
import type { DatabaseInventoryWriter } from '../store/DatabaseInventoryWriter';
import { RequestKeeper } from './RequestKeeper';

jest.setTimeout(60_000);

const UNTIL_DONE = new AbortController().signal;

describe('RequestKeeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let writer: DatabaseInventoryWriter;
    let keeper: RequestKeeper;
    let one: WatchedCluster;
    let two: WatchedCluster;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      writer = inventoryWriter(knex);
      keeper = RequestKeeper.create({ knex, writer });
      const seed = seedFleet(knex);
      one = new WatchedCluster(await seed.cluster('one'), writer);
      two = new WatchedCluster(await seed.cluster('two'), writer);
      await one.changed(node('x'), node('y'));
      await two.changed(node('x'));
    });

    /** Runs until nothing is due; what is kept then, in words. */
    async function kept(): Promise<string[]> {
      await keeper.run(UNTIL_DONE);
      const rows = await knex('nodes as n')
        .join('clusters as c', 'c.no', 'n.cluster_no')
        .select('c.name as cluster', 'n.*')
        .orderBy(['c.no', 'n.name']);
      return rows.map(
        ({ cluster, name, asked_pods, asked_cpu, asked_memory }) =>
          `${cluster}/${name}: ${asked_pods} pods, ${asked_cpu}m, ${asked_memory} KiB`,
      );
    }

    it('sums up what the pods of each node ask for', async () => {
      await one.changed(asking('a', 'x', '100m'), asking('b', 'x', '2'));
      await one.changed(asking('c', 'y', '1'), asking('d', undefined, '7'));
      await two.changed(asking('e', 'x', '50m'));
      expect(await kept()).toEqual([
        'one/x: 2 pods, 2100m, 2048 KiB',
        'one/y: 1 pods, 1000m, 1024 KiB',
        'two/x: 1 pods, 50m, 1024 KiB',
      ]);
    });

    it('follows pods that change, are over, or go', async () => {
      const [a, b] = [asking('a', 'x', '100m'), asking('b', 'x', '200m')];
      await one.changed(a, b, asking('c', 'y', '1'));
      await kept();
      await one.changed(asking('c', 'y', '1', { phase: 'Succeeded' }));
      await one.changed(asking('b', 'z', '250m'));
      expect(await kept()).toEqual([
        'one/x: 1 pods, 100m, 1024 KiB',
        'one/y: 0 pods, 0m, 0 KiB',
        'two/x: 0 pods, 0m, 0 KiB',
      ]);
      await one.deleted(a);
      expect((await kept())[0]).toBe('one/x: 0 pods, 0m, 0 KiB');
    });

    it('follows nodes that come after their pods', async () => {
      await one.changed(asking('a', 'late', '100m'));
      await kept();
      await one.changed(node('late'));
      expect(await kept()).toContain('one/late: 1 pods, 100m, 1024 KiB');
    });

    /** What is kept of workloads, and of pods without any, in words. */
    async function byWorkload(): Promise<string[]> {
      await keeper.run(UNTIL_DONE);
      const workloads = await knex('workloads').orderBy('name');
      const loose = await knex('loose_requests').orderBy('namespace');
      return [
        ...workloads.map(
          ({ name, asked_pods, asked_cpu, asked_memory }) =>
            `${name}: ${asked_pods} pods, ${asked_cpu}m, ${asked_memory} KiB`,
        ),
        ...loose.map(
          ({ namespace, pods, cpu, memory }) =>
            `in ${namespace}: ${pods} pods, ${cpu}m, ${memory} KiB`,
        ),
      ];
    }

    it('sums up by workload, and else by namespace', async () => {
      const owned = (object: TestObject, kind: string, owner: string) => ({
        ...object,
        metadata: { ...object.metadata, ...ownedBy(kind, uidOf(owner)) },
      });
      const named = (object: TestObject, uid: string) => ({
        ...object,
        metadata: { ...object.metadata, uid: uidOf(uid) },
      });
      const set = (name: string) =>
        owned(
          {
            kind: 'ReplicaSet',
            metadata: metadata(name, { uid: uidOf(name) }),
            spec: { replicas: 1, template: template('web') },
          },
          'Deployment',
          'web',
        );
      await one.changed(
        named(deployment('web'), 'web'),
        named(deployment('idle'), 'idle'),
        set('old'),
        set('new'),
        owned(asking('a', 'x', '100m'), 'ReplicaSet', 'old'),
        owned(asking('b', 'x', '200m'), 'ReplicaSet', 'new'),
        owned(asking('c', 'x', '400m'), 'Node', 'static'),
        named({ ...asking('d', 'x', '1'), metadata: metadata('d') }, 'loose'),
      );
      const expected = [
        'idle: 0 pods, 0m, 0 KiB',
        'web: 2 pods, 300m, 2048 KiB',
        'in shop: 2 pods, 1400m, 2048 KiB',
      ];
      expect(await byWorkload()).toEqual(expected);
      await knex('requests_due').insert(
        await knex('clusters').select('no as cluster_no'),
      );
      expect(await byWorkload()).toEqual(expected);
    });

    it('looks only at clusters of which pods changed', async () => {
      await one.changed(asking('a', 'x', '1'));
      await two.changed(asking('b', 'x', '1'));
      await kept();
      await knex('nodes').update({ asked_cpu: 7 });
      await two.changed(asking('c', 'x', '1'));
      expect(await kept()).toEqual([
        'one/x: 1 pods, 7m, 1024 KiB',
        'one/y: 0 pods, 7m, 0 KiB',
        'two/x: 2 pods, 2000m, 2048 KiB',
      ]);
    });

    it('stops between clusters when it is told to', async () => {
      await one.changed(asking('a', 'x', '1'));
      await keeper.run(AbortSignal.abort());
      expect(await knex('requests_due')).toHaveLength(2);
      expect(await kept()).toHaveLength(3);
      expect(await knex('requests_due')).toEqual([]);
    });
  });
});

function node(name: string): TestObject {
  return {
    kind: 'Node',
    metadata: metadata(name, { uid: uidOf(`node ${name}`) }),
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function asking(
  name: string,
  nodeName: string | undefined,
  cpu: string,
  status: Record<string, unknown> = {},
): TestObject {
  const requests = { cpu, memory: '1Mi' };
  const containers = [{ name: 'web', resources: { requests } }];
  const of = pod(name, { spec: { nodeName, containers }, status });
  return { ...of, metadata: { ...of.metadata, uid: uidOf(`pod ${name}`) } };
}

/** A UID of its own for each text of up to 16 characters. */
function uidOf(text: string): string {
  const digits = Buffer.from(text.padEnd(16)).toString('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
