import { ConflictError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FakeClock } from '../../collect/FakeClock';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { type Cell, createProjections } from '../projections';
import { textKey } from '../textKey';
import { uidHex } from '../uid';
import type { RowBatch } from './InventoryWriter';

jest.setTimeout(60_000);

/** A Deployment, but for its images. */
const HEALTHY = {
  kind: 'Deployment',
  namespace: 'ns',
  desired: 1,
  ready: 1,
  updated: 1,
  available: 1,
  status: 'healthy',
  labels_hash: 7,
};

/** Cells of a workload by their names, as they are sent. */
function inOrder(cells: Record<string, Cell>): Cell[] {
  const { columns } = createProjections([]).get('Deployment')!;
  return columns.map(({ name, cell = name }) => cells[cell] ?? null);
}

describe('DatabaseInventoryWriter', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clock: FakeClock;
    let one: string;
    let two: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      clock = new FakeClock();
      one = await seedFleet(knex).cluster('one');
      two = await seedFleet(knex).cluster('two');
    });

    const writerOf = (options: Parameters<typeof inventoryWriter>[1] = {}) =>
      inventoryWriter(knex, { clock, ...options });

    const namespaces = (
      clusterId: string,
      names: Array<string | null>,
      fields: Partial<RowBatch> = {},
    ): RowBatch => ({
      clusterId,
      kind: 'Namespace',
      rows: JSON.stringify(
        names.map(name => [uidHex(`${name}`), 2 ** 47 + 1, name, '{}']),
      ),
      ...fields,
    });

    const kept = async () =>
      (
        await knex('namespaces as n')
          .join('clusters as c', 'c.no', 'n.cluster_no')
          .select('c.name as cluster', 'n.name')
      )
        .map(({ cluster, name }) => `${cluster}/${name}`)
        .sort();

    /** How many transactions ran meanwhile. */
    async function transactions(work: () => Promise<unknown>) {
      let begun = 0;
      const count = ({ sql }: { sql: string }) => {
        begun += /^begin/i.test(sql) ? 1 : 0;
      };
      knex.on('query', count);
      await work();
      knex.removeListener('query', count);
      return begun;
    }

    const outcomes = async (writes: Array<Promise<void>>) =>
      (await Promise.allSettled(writes)).map(outcome =>
        outcome.status === 'fulfilled' ? 'kept' : outcome.reason.name,
      );

    it('keeps the batches of all clusters in one transaction', async () => {
      const writer = writerOf();
      const begun = await transactions(() =>
        Promise.all([
          writer.commit(namespaces(one, ['a', 'b'], { checkpoint: '7' })),
          writer.commit(namespaces(two, ['a'])),
        ]),
      );
      expect(begun).toBe(1);
      expect(await kept()).toEqual(['one/a', 'one/b', 'two/a']);
      const key = { clusterId: one, kind: 'Namespace' };
      expect(await writer.checkpoint(key)).toBe('7');
      expect(await writer.checkpoint({ ...key, clusterId: two })).toBe(
        undefined,
      );
    });

    it('keeps the other batches of a group of which one fails', async () => {
      const writer = writerOf();
      const bad = namespaces(one, ['b', null], { checkpoint: '7' });
      const writes = [
        writer.commit(namespaces(two, ['a'])),
        writer.commit(bad),
        writer.commit(namespaces(two, ['c'])),
      ];
      expect(await outcomes(writes)).toEqual(['kept', 'WriteError', 'kept']);
      expect(await kept()).toEqual(['two/a', 'two/c']);
      expect(await writer.checkpoint(bad)).toBeUndefined();
    });

    it('tells why a write failed, without what was to be written', async () => {
      const writer = writerOf();
      const failing = writer.commit(namespaces(one, ['canary', null]));
      const error = await failing.catch((caught: Error) => caught);
      expect(error).toMatchObject({
        message: expect.stringMatching(/refused a write: .*null/i),
        code: expect.any(String),
      });
      expect(JSON.stringify([error, String(error)])).not.toContain('canary');
      expect((error as Error).message).not.toContain('insert');
    });

    it('adds an object again that the batch before drops', async () => {
      const writer = writerOf();
      const gone = JSON.stringify([uidHex('a')]);
      await Promise.all([
        writer.commit(namespaces(one, ['a'])),
        writer.commit(namespaces(one, [], { rows: undefined, gone })),
        writer.commit(namespaces(one, ['a'])),
      ]);
      expect(await kept()).toEqual(['one/a']);
    });

    it('drops what is about a cluster that is gone', async () => {
      const writer = writerOf();
      await knex('clusters').where({ id: one }).delete();
      await writer.commit(namespaces(one, ['a'], { checkpoint: '7' }));
      await writer.commit(namespaces(two, ['a'], { checkpoint: '8' }));
      expect(await kept()).toEqual(['two/a']);
    });

    it('refuses what is about a cluster that another replica has', async () => {
      const admitted = jest.fn(async () => new Set([two]));
      const writer = writerOf({ fence: { admitted } });
      const writes = [
        writer.commit(namespaces(one, ['a'])),
        writer.commit(namespaces(two, ['a'])),
        writer.write({ clusterId: one, heardAt: 'now' }),
      ];
      expect(await outcomes(writes)).toEqual([
        'ConflictError',
        'kept',
        'ConflictError',
      ]);
      expect(await kept()).toEqual(['two/a']);
      expect(admitted).toHaveBeenCalledTimes(1);
      expect(admitted).toHaveBeenCalledWith(
        expect.anything(),
        expect.arrayContaining([one, two]),
      );
    });

    it('fails all where the fence itself does', async () => {
      const fence = {
        admitted: async () => {
          throw new ConflictError('no lease');
        },
      };
      const writer = writerOf({ fence });
      const writes = [writer.commit(namespaces(one, ['a']))];
      expect(await outcomes(writes)).toEqual(['ConflictError']);
      expect(await kept()).toEqual([]);
    });

    it('keeps bookmarks and signs of life within a second, all at once', async () => {
      const writer = writerOf();
      const keys = [one, two].flatMap(clusterId =>
        ['Pod', 'Node'].map(kind => ({ clusterId, kind })),
      );
      const begun = await transactions(async () => {
        for (const checkpoint of ['1', '2', '3']) {
          for (const key of keys) {
            await writer.commit({ ...key, checkpoint });
            writer.heard(key.clusterId, `at ${checkpoint}`);
          }
        }
        await clock.advance(900);
        expect(await knex('kind_syncs')).toEqual([]);
        await clock.advance(100);
        await writer.flush();
      });
      expect(begun).toBe(1);
      expect(await knex('kind_syncs')).toHaveLength(4);
      expect(await knex('clusters').pluck('observed_at')).toEqual([
        'at 3',
        'at 3',
      ]);
      for (const key of keys) {
        expect(await writer.checkpoint(key)).toBe('3');
      }
    });

    it('goes on writing later what comes after', async () => {
      const writer = writerOf();
      const key = { clusterId: one, kind: 'Pod' };
      for (const checkpoint of ['1', '2']) {
        await writer.commit({ ...key, checkpoint });
        await clock.advance(1_000);
        expect(clock.sleeping).toBe(0);
        expect(await writer.checkpoint(key)).toBe(checkpoint);
      }
    });

    it('keeps the newest checkpoint, whether with rows or not', async () => {
      const writer = writerOf();
      const key = { clusterId: one, kind: 'Namespace' };
      await writer.commit({ ...key, checkpoint: '1' });
      await writer.commit(namespaces(one, ['a'], { checkpoint: '2' }));
      await writer.flush();
      expect(await writer.checkpoint(key)).toBe('2');
      await writer.commit({ ...key, checkpoint: '3' });
      await writer.commit({ ...key, checkpoint: null });
      await writer.flush();
      expect(await writer.checkpoint(key)).toBeUndefined();
    });

    it('warns where bookmarks cannot be kept', async () => {
      const warn = jest.fn();
      const fence = { admitted: async () => new Set<string>() };
      const writer = writerOf({ fence, logger: { warn } });
      await writer.commit({ clusterId: one, kind: 'Pod', checkpoint: '1' });
      await writer.flush();
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0][0]).toContain('Another replica');
    });

    it('lists again what another release kept', async () => {
      const writer = writerOf();
      const key = { clusterId: one, kind: 'Pod' };
      await writer.commit({ ...key, checkpoint: '1' });
      await writer.flush();
      await knex('kind_syncs').update({ resource_version: 'older:1' });
      expect(await writer.checkpoint(key)).toBeUndefined();
    });

    it('tells all that is known, however many', async () => {
      const writer = writerOf();
      const count = 5_100;
      const names = Array.from({ length: count }, (_, n) => `n-${n}`);
      for (let at = 0; at < count; at += 500) {
        await writer.commit(namespaces(one, names.slice(at, at + 500)));
      }
      const known = await writer.known({ clusterId: one, kind: 'Namespace' });
      expect(known.buffer.byteLength).toBe(count * 22);
      const found = Array.from({ length: count }, (_, n) =>
        Buffer.from(known.subarray(n * 22, n * 22 + 16)).toString('hex'),
      );
      expect(new Set(found)).toEqual(new Set(names.map(uidHex)));
      expect(Buffer.from(known.subarray(16, 22)).readUIntBE(0, 6)).toBe(
        2 ** 47 + 1,
      );
      const other = await writer.known({ clusterId: two, kind: 'Namespace' });
      expect(other).toHaveLength(0);
    });

    it('knows what was committed before it was asked', async () => {
      const writer = writerOf();
      const writing = writer.commit(namespaces(one, ['a', 'b']));
      const known = await writer.known({ clusterId: one, kind: 'Namespace' });
      expect(known).toHaveLength(44);
      await writing;
    });

    it('knows kinds of one table apart', async () => {
      const writer = writerOf();
      const images = textKey('[]');
      for (const kind of ['Deployment', 'StatefulSet']) {
        const cells = { ...HEALTHY, kind, name: kind, images };
        const row = [uidHex(kind), 5, ...inOrder(cells), [['a', 'b']]];
        await writer.commit({
          clusterId: one,
          kind,
          rows: JSON.stringify([row]),
          objects: JSON.stringify([uidHex(kind)]),
          texts: JSON.stringify({ [images]: '[]' }),
        });
      }
      const known = await writer.known({ clusterId: one, kind: 'Deployment' });
      expect(Buffer.from(known).toString('hex')).toBe(
        `${uidHex('Deployment')}000000000005`,
      );
    });

    it('lets replicas write the same texts and labels at the same time', async () => {
      const shared = Array.from({ length: 60 }, (_, n) => `text-${n}`);
      const batchOf = (clusterId: string, texts: string[]): RowBatch => ({
        clusterId,
        kind: 'Deployment',
        texts: JSON.stringify(
          Object.fromEntries(texts.map(text => [textKey(text), text])),
        ),
        objects: JSON.stringify(texts.map(text => uidHex(clusterId + text))),
        rows: JSON.stringify(
          texts.map(text => {
            const cells = { ...HEALTHY, name: text, images: textKey(text) };
            const uid = uidHex(clusterId + text);
            return [uid, 1, ...inOrder(cells), [[text, 'v']]];
          }),
        ),
      });
      const writes = [one, two].map(clusterId => {
        const texts = clusterId === one ? shared : [...shared].reverse();
        const writer = writerOf();
        return texts.map((_, n) =>
          writer.commit(batchOf(clusterId, texts.slice(n, n + 20))),
        );
      });
      const results = await outcomes(writes.flat());
      expect(new Set(results)).toEqual(new Set(['kept']));
      expect(await knex('workload_labels')).toHaveLength(120);
    });

    it('uses up no number that is small when a row changes', async () => {
      const writer = writerOf();
      for (let n = 0; n < 3; n += 1) {
        await writer.commit(namespaces(one, ['a']));
      }
      await writer.commit(namespaces(one, ['a', 'b']));
      const [first, second] = await knex('namespaces')
        .orderBy('id')
        .pluck('id');
      expect(first).toBe(1);
      // On SQLite numbers have 64 bits.
      expect(databaseId === 'SQLITE_3' ? 2 : second).toBe(2);
    });

    it('knows only kinds that are projected', async () => {
      const writer = writerOf();
      const key = { clusterId: one, kind: 'Secret' };
      await expect(writer.commit(key)).rejects.toThrow('Secret');
      await expect(writer.known(key)).rejects.toThrow('Secret');
      await expect(writer.checkpoint(key)).rejects.toThrow('Secret');
    });
  });
});
