import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { KubeObject } from '../../collect/reflector/types';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { deployment, metadata, pod } from '../../testing/objects';
import { seedFleet } from '../../testing/seedFleet';
import { createProjections } from '../projections';
import type { DatabaseInventoryWriter } from '../store/DatabaseInventoryWriter';
import { uidBytes } from '../uid';
import { DiffingSink } from './DiffingSink';

jest.setTimeout(60_000);

const changed = (object: KubeObject) => ({ type: 'changed' as const, object });
const deleted = (object: KubeObject) => ({ type: 'deleted' as const, object });

describe('DiffingSink', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clusterId: string;
    let writer: DatabaseInventoryWriter;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      writer = inventoryWriter(knex);
      clusterId = await seedFleet(knex).cluster('prod');
    });

    const sinkOf = (kind: string, cluster = clusterId) =>
      new DiffingSink({
        clusterId: cluster,
        projection: createProjections([]).get(kind)!,
        writer,
      });

    const names = async (table = 'workloads', cluster = clusterId) =>
      (
        await knex(table)
          .join('clusters as c', 'c.no', 'cluster_no')
          .where('c.id', cluster)
          .pluck(`${table}.name`)
      ).sort();

    const labels = () =>
      knex('workload_labels')
        .join('labels as l', 'l.id', 'label_id')
        .orderBy('label_key')
        .select('label_key', 'label_value');

    /** How many statements that write to a table ran meanwhile. */
    async function writesDuring(table: string, work: () => Promise<unknown>) {
      let writes = 0;
      const count = ({ sql }: { sql: string }) => {
        const isWrite = new RegExp(
          `^\\s*(insert into|delete from) ${table}\\b`,
        );
        writes += isWrite.test(sql) ? 1 : 0;
      };
      knex.on('query', count);
      await work();
      knex.removeListener('query', count);
      return writes;
    }

    it('keeps what events tell, and the checkpoint with it', async () => {
      const sink = sinkOf('Deployment');
      expect(await sink.checkpoint()).toBeUndefined();
      await sink.apply([changed(deployment('web'))], '7');
      expect(await names()).toEqual(['web']);
      expect(await sink.checkpoint()).toBe('7');
    });

    it('takes events in their order', async () => {
      const sink = sinkOf('Deployment');
      const web = deployment('web');
      const more = deployment('web', { spec: { replicas: 9 } });
      await sink.apply([changed(web), deleted(web)], '1');
      expect(await names()).toEqual([]);
      await sink.apply([deleted(web), changed(web), changed(more)], '2');
      expect(await knex('workloads')).toMatchObject([{ desired: 9 }]);
    });

    it('keeps an object that was deleted and made anew apart', async () => {
      const sink = sinkOf('Deployment');
      const second = deployment('web', { metadata: { uid: 'second' } });
      await sink.apply([changed(deployment('web'))], '1');
      await sink.apply([deleted(deployment('web')), changed(second)], '2');
      const uids = knex('workloads')
        .join('object_ids as o', 'o.id', 'workloads.id')
        .pluck('o.uid');
      expect(await uids).toEqual([uidBytes('second')]);
    });

    it('does not write rows that did not change', async () => {
      const sink = sinkOf('Deployment');
      await sink.apply([changed(deployment('web'))], '1');
      const noise = deployment('web', {
        metadata: { resourceVersion: '200', annotations: { noise: '2' } },
      });
      const writes = await writesDuring('workloads', () =>
        sink.apply([changed(noise)], '2'),
      );
      expect(writes).toBe(0);
      expect(await sink.checkpoint()).toBe('2');
    });

    it('writes a row again whose labels alone changed', async () => {
      const sink = sinkOf('Deployment');
      await sink.apply([changed(deployment('web'))], '1');
      const relabelled = deployment('web', {
        metadata: { labels: { tier: 'front' } },
      });
      await sink.apply([changed(relabelled)], '2');
      const kept = await labels();
      expect(kept.map(l => [l.label_key, l.label_value])).toEqual([
        ['app', 'web'],
        ['tier', 'front'],
      ]);
    });

    it('drops labels with their workload, and those that went away', async () => {
      const sink = sinkOf('Deployment');
      const labelled = deployment('web', { metadata: { labels: { a: '1' } } });
      const plain = deployment('web', {
        metadata: { labels: {} },
        spec: { template: {} },
      });
      await sink.apply([changed(labelled)], '1');
      await sink.apply([changed(plain)], '2');
      expect(await labels()).toEqual([]);
      await sink.apply([changed(labelled)], '3');
      await sink.apply([deleted(labelled)], '4');
      expect(await labels()).toEqual([]);
    });

    it('drops what a new list does not have', async () => {
      const sink = sinkOf('Deployment');
      await sink.apply(
        ['a', 'b', 'c'].map(name => changed(deployment(name))),
        '1',
      );
      const session = sink.replace();
      await session.add([deployment('b')]);
      await session.add([deployment('d')]);
      expect(await names()).toEqual(['a', 'b', 'c', 'd']);
      await session.finish('5');
      expect(await names()).toEqual(['b', 'd']);
      expect(await sink.checkpoint()).toBe('5');
    });

    it('leaves other kinds and other clusters alone when it replaces', async () => {
      const other = await seedFleet(knex).cluster('other');
      const job = { metadata: metadata('job'), spec: {} };
      await sinkOf('Job').apply([changed(job)], '1');
      await sinkOf('Deployment', other).apply([changed(deployment('o'))], '1');
      await sinkOf('Deployment').apply([changed(deployment('a'))], '1');
      await sinkOf('Deployment').replace().finish('2');
      expect(await names()).toEqual(['job']);
      expect(await names('workloads', other)).toEqual(['o']);
    });

    it('lists a page again after a page that was written, without harm', async () => {
      const sink = sinkOf('Deployment');
      const broken = sink.replace();
      await broken.add([deployment('a'), deployment('gone')]);
      const again = sink.replace();
      await again.add([deployment('a')]);
      await again.finish('3');
      expect(await names()).toEqual(['a']);
    });

    it('keeps many objects at once, more than one statement may hold', async () => {
      const sink = sinkOf('Deployment');
      const many = Array.from({ length: 450 }, (_, n) => deployment(`w-${n}`));
      await sink.apply(many.map(changed), '1');
      expect(await names()).toHaveLength(450);
      await sink.apply(many.slice(3).map(deleted), '2');
      expect(await names()).toEqual(['w-0', 'w-1', 'w-2']);
    });

    it('goes on after a restart where it was', async () => {
      await sinkOf('Deployment').apply([changed(deployment('web'))], '9');
      const restarted = sinkOf('Deployment');
      expect(await restarted.checkpoint()).toBe('9');
      const writes = await writesDuring('workloads', () =>
        restarted.apply([changed(deployment('web'))], '10'),
      );
      expect(writes).toBe(0);
      await restarted.apply([deleted(deployment('web'))], '11');
      expect(await names()).toEqual([]);
    });

    it('drops rows of before the restart that a new list does not have', async () => {
      await sinkOf('Deployment').apply([changed(deployment('old'))], '9');
      const session = sinkOf('Deployment').replace();
      await session.add([deployment('new')]);
      await session.finish('20');
      expect(await names()).toEqual(['new']);
    });

    it('forgets only the checkpoint', async () => {
      const sink = sinkOf('Deployment');
      await sink.apply([changed(deployment('web'))], '9');
      await sink.forget();
      expect(await sink.checkpoint()).toBeUndefined();
      expect(await names()).toEqual(['web']);
    });

    it('clears the checkpoint and its rows only', async () => {
      const sink = sinkOf('Deployment');
      await sinkOf('StatefulSet').apply([changed(deployment('db'))], '1');
      await sink.apply([changed(deployment('web'))], '9');
      await sink.clear();
      expect(await sink.checkpoint()).toBeUndefined();
      expect(await names()).toEqual(['db']);
      expect(await sinkOf('StatefulSet').checkpoint()).toBe('1');
    });

    it('leaves the state of its kind as it is', async () => {
      await seedFleet(knex).kind(clusterId, 'Pod', { reason: 'why' });
      await sinkOf('Pod').apply([changed(pod('web'))], '1');
      expect(await knex('kind_syncs')).toMatchObject([
        { kind: 'Pod', status: 'current', reason: 'why' },
      ]);
    });

    it('ignores objects without a UID or name', async () => {
      const sink = sinkOf('Deployment');
      const session = sink.replace();
      await session.add([{}, { metadata: {} }, { metadata: { uid: 'x' } }]);
      await session.finish('1');
      expect(await names()).toEqual([]);
    });
  });
});
