import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { deployment, metadata, pod } from '../../testing/objects';
import { seedFleet } from '../../testing/seedFleet';
import { DiffingSink } from '../diff';
import { createProjections } from '../projections';
import type { DatabaseInventoryWriter } from './DatabaseInventoryWriter';
import { Housekeeping } from './Housekeeping';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;
const NEVER = new AbortController().signal;

describe('Housekeeping', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const projections = createProjections([]);

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let writer: DatabaseInventoryWriter;
    let clusterId: string;
    let now: number;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      writer = inventoryWriter(knex);
      clusterId = await seedFleet(knex).cluster('prod');
      now = Date.parse('2026-11-24T12:00:00Z');
    });

    const sinkOf = (kind: string) =>
      new DiffingSink({
        clusterId,
        projection: projections.get(kind)!,
        writer,
      });
    const clean = (hoursLater = 0) => {
      now += hoursLater * HOUR;
      const options = { knex, writer, projections, now: () => now };
      return Housekeeping.create(options).run(NEVER);
    };
    const counts = async () => {
      const tables = ['texts', 'labels', 'object_ids'];
      const rows = tables.map(table => knex(table).count({ n: '*' }).first());
      return (await Promise.all(rows)).map(row => Number(row?.n));
    };

    async function keep(names: string[]) {
      const owned = (name: string) =>
        pod(name, { metadata: { namespace: `ns-${name}` } });
      await sinkOf('Deployment').apply(
        names.map(name => ({ type: 'changed', object: deployment(name) })),
        '1',
      );
      await sinkOf('Pod').apply(
        names.map(name => ({ type: 'changed', object: owned(name) })),
        '1',
      );
    }

    async function drop(name: string) {
      for (const kind of ['Deployment', 'Pod']) {
        const object = { metadata: metadata(name) };
        await sinkOf(kind).apply([{ type: 'deleted', object }], '2');
      }
    }

    it('leaves all that is used', async () => {
      await keep(['a', 'b']);
      const before = await counts();
      await clean();
      await clean(25);
      expect(await counts()).toEqual(before);
    });

    it('deletes what nothing refers to, and leaves the rest whole', async () => {
      await keep(['a']);
      const before = await counts();
      await keep(['b']);
      await drop('b');
      expect(await counts()).not.toEqual(before);
      await clean();
      await clean(25);
      expect(await counts()).toEqual(before);
      await drop('a');
      await clean(25);
      await clean(25);
      expect(await counts()).toEqual([0, 0, 0]);
    });

    it('waits with texts, which a row under way may have found', async () => {
      await keep(['a']);
      const [used] = await counts();
      await drop('a');
      await clean();
      await clean(1);
      expect((await counts())[0]).toBe(used);
      await clean(1);
      expect((await counts())[0]).toBe(0);
    });

    it('keeps a text that a row came to use just then', async () => {
      await keep(['a']);
      const { namespace } = await knex('pods').first();
      await drop('a');
      await clean();
      await seedFleet(knex).pod(clusterId, 'x');
      await knex('pods').update({ namespace });
      await clean(25);
      const texts = await knex('texts').where({ id: namespace });
      expect(texts).toMatchObject([{ text: 'ns-a' }]);
    });

    it('does not hand out texts that it lets go of', async () => {
      await keep(['a']);
      await drop('a');
      await clean();
      await keep(['a']);
      await clean(25);
      const found = await knex('pods')
        .join('texts as t', 't.id', 'pods.namespace')
        .pluck('t.text');
      expect(found).toEqual(['ns-a']);
    });

    it('goes on from portion to portion', async () => {
      const labels = Array.from({ length: 1_200 }, (_, n) => ({
        label_key: `k-${n}`,
        label_value: 'v',
      }));
      await keep(['a']);
      const before = await counts();
      await knex.batchInsert('labels', labels, 100);
      await keep(['b']);
      await clean();
      expect((await counts())[1]).toBe(before[1] + 1);
    });

    it('ends when it is told to', async () => {
      const options = { knex, writer, projections, now: () => now };
      const signal = AbortSignal.abort(new Error('stop'));
      const running = Housekeeping.create(options).run(signal);
      await expect(running).rejects.toThrow('stop');
    });
  });
});
