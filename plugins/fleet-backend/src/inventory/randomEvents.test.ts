import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../testing/inventoryWriter';
import { migrated } from '../testing/migrated';
import { RandomCluster, type Step } from '../testing/RandomCluster';
import { asKept, readInventory } from '../testing/readInventory';
import { seedFleet } from '../testing/seedFleet';
import { DiffingSink } from './diff';
import { createProjections } from './projections';
import type { InventoryWriter } from './store/InventoryWriter';

jest.setTimeout(120_000);

const STEPS = 60;

describe('the inventory, after any events', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const projections = createProjections([]);

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
    });

    it.each([1, 2, 3, 4])('is what the cluster has, seed %p', async seed => {
      const clusterId = await seedFleet(knex).cluster(`seed-${seed}`);
      const cluster = new RandomCluster(seed, [
        'Deployment',
        'ReplicaSet',
        'Pod',
      ]);
      const writer = inventoryWriter(knex);
      // As after a crash: what was not committed is lost, and so is all memory.
      const flaky: InventoryWriter = {
        checkpoint: key => writer.checkpoint(key),
        known: key => writer.known(key),
        commit: async batch => {
          if (cluster.chance(0.1)) {
            throw new Error('crash before the commit');
          }
          await writer.commit(batch);
          if (cluster.chance(0.1)) {
            throw new Error('crash after the commit');
          }
        },
      };
      const open = (kind: string) =>
        new DiffingSink({
          clusterId,
          projection: projections.get(kind)!,
          writer: flaky,
        });
      const sinks = new Map(cluster.kinds.map(kind => [kind, open(kind)]));

      for (let n = 0; n < STEPS; n += 1) {
        const step = cluster.step();
        let sink = sinks.get(step.kind)!;
        for (let failed = await fails(sink, step); failed; ) {
          // Either the collector goes on, or it was started anew.
          sink = cluster.chance(0.5) ? sink : open(step.kind);
          sinks.set(step.kind, sink);
          failed = await fails(sink, { ...step, type: 'list' });
        }
      }
      for (const kind of cluster.kinds) {
        const { project } = projections.get(kind)!;
        const rows = cluster.list(kind).map(object => project(object)!);
        const kept = await readInventory(knex, clusterId, kind);
        expect(rows.length).toBeGreaterThan(0);
        expect([kind, kept]).toEqual([kind, asKept(rows, kind)]);
      }
    });
  });
});

async function fails(sink: DiffingSink, step: Step): Promise<boolean> {
  const { type, events, objects, resourceVersion } = step;
  const done =
    type === 'list'
      ? relist(sink, objects)
      : sink.apply(events, resourceVersion);
  return done.then(
    () => false,
    () => true,
  );
}

async function relist(sink: DiffingSink, objects: Step['objects']) {
  const session = sink.replace();
  await session.add(objects.slice(0, 5));
  await session.add(objects.slice(5));
  await session.finish('1');
}
