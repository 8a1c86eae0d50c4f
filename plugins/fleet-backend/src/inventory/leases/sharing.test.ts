import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { seededRandom } from '../../collect/leases/seededRandom';
import { migrated } from '../../testing/migrated';
import { insertClusters, LeaseHarness, TestReplica } from './LeaseHarness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const ids = databases.eachSupportedId();
// Leases need a PostgreSQL; where there is none the test command says so.
(ids.length > 0 ? describe : describe.skip)('replicas on PostgreSQL', () => {
  let knex: Knex;
  let harness: LeaseHarness;
  let clusters: string[];
  let replicas: TestReplica[];

  const fleetOf = async (count: number, names: string[]) => {
    clusters = await insertClusters(knex, count);
    replicas = names.map(name => harness.replica(name));
    await Promise.all(replicas.map(({ keeper }) => keeper.follow(clusters)));
  };
  /** Lets all go on at the same time, and time with them. */
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      await harness.pass(5_000);
      await Promise.all(replicas.map(({ keeper }) => keeper.step()));
    }
  };
  const loads = () => replicas.map(({ collects }) => collects.size);
  const begun = () => replicas.reduce((sum, one) => sum + one.begun, 0);
  const expectEachOnce = () => {
    const collected = replicas.flatMap(({ collects }) => [...collects]);
    expect(collected.sort()).toEqual([...clusters].sort());
  };

  beforeEach(async () => {
    knex = await migrated(await databases.init('POSTGRES_15'));
    harness = await LeaseHarness.create(knex, mockServices.logger.mock());
  });

  it('gives a cluster to one of those that take it at once', async () => {
    clusters = await insertClusters(knex, 40);
    const stores = ['a', 'b', 'c'].map(name => harness.store(name));
    await stores[0].follow(clusters);
    const taken = await Promise.all(
      stores.map((store, at) =>
        store.take(at === 1 ? [...clusters].reverse() : clusters),
      ),
    );
    const all = taken.flat();
    expect(all.map(({ clusterId }) => clusterId).sort()).toEqual(
      [...clusters].sort(),
    );
    expect(new Set(all.map(({ token }) => token))).toEqual(new Set(['1']));
    const renewed = await Promise.all(stores.map(store => store.renew()));
    expect(renewed.map(one => one.length)).toEqual(
      taken.map(one => one.length),
    );
  });

  it('comes to rest with even loads, whoever starts first', async () => {
    await fleetOf(40, ['a', 'b', 'c']);
    await rounds(3);
    expect(loads().sort()).toEqual([13, 13, 14]);
    expectEachOnce();
    const before = begun();
    await rounds(3);
    expect(begun()).toBe(before);
  });

  it('gives a replica that joins its share, and no more moves', async () => {
    await fleetOf(40, ['a', 'b', 'c']);
    await rounds(3);
    const before = begun();
    replicas.push(harness.replica('d'));
    await replicas[3].keeper.follow(clusters);
    expect(replicas[3].collects.size).toBe(0);
    await rounds(2);
    expect(loads()).toEqual([10, 10, 10, 10]);
    expectEachOnce();
    expect(begun() - before).toBe(10);
  });

  it('takes from a replica that leaves in the next round', async () => {
    await fleetOf(40, ['a', 'b', 'c']);
    await rounds(3);
    const stopped = AbortSignal.abort();
    const [leaving] = replicas.splice(0, 1);
    await leaving.keeper.run(stopped);
    expect(leaving.collects.size).toBe(0);
    expect(await knex('collectors').where({ id: 'a' })).toEqual([]);
    await rounds(1);
    expect(loads()).toEqual([20, 20]);
    expectEachOnce();
  });

  it('takes from a replica that died when its time has passed', async () => {
    await fleetOf(40, ['a', 'b', 'c']);
    await rounds(3);
    const [dead] = replicas.splice(0, 1);
    await rounds(2);
    expect(loads().sort()).toEqual(
      [40 - dead.collects.size - loads()[1], loads()[1]].sort(),
    );
    await rounds(1);
    expect(loads()).toEqual([20, 20]);
    expectEachOnce();
  });

  it('gives a paused replica its share again when it wakes', async () => {
    await fleetOf(40, ['a', 'b']);
    await rounds(2);
    const [paused] = replicas.splice(0, 1);
    const late = [...paused.collects];
    await rounds(3);
    expect(loads()).toEqual([40]);
    expect(await harness.writable(paused, late)).toEqual([]);
    replicas.unshift(paused);
    await paused.keeper.step();
    expect(paused.collects.size).toBe(0);
    await rounds(2);
    expect(loads()).toEqual([20, 20]);
    expectEachOnce();
    const [mine] = paused.collects;
    expect(await harness.writable(paused, [mine])).toEqual([mine]);
  });

  it('leaves nothing to a replica that cannot see a part of the fleet', async () => {
    await fleetOf(40, ['a', 'b', 'c']);
    await rounds(3);
    replicas.push(harness.replica('half'), harness.replica('blind'));
    await replicas[3].keeper.follow(clusters.slice(0, 20));
    await replicas[4].keeper.follow([]);
    await rounds(4);
    expect(loads()).toEqual([10, 10, 10, 10, 0]);
    expectEachOnce();
  });

  it('never waits in a circle, whatever goes on at once', async () => {
    await fleetOf(30, ['a', 'b', 'c']);
    const random = seededRandom(7);
    const some = () => {
      const from = Math.floor(random() * 20);
      const part = clusters.slice(from, from + 10);
      return random() < 0.5 ? part : part.reverse();
    };
    const writes = async ({ fence }: TestReplica) =>
      knex.transaction(async tx => {
        const admitted = await fence.admitted(tx, some());
        await tx.raw('select pg_sleep(0.01)');
        for (const id of [...admitted].sort()) {
          await tx('clusters').update({ status: 'current' }).where({ id });
        }
      });
    const work = Array.from({ length: 40 }, (_, at) => {
      const replica = replicas[at % 3];
      const store = harness.store(replica.id);
      return [
        writes(replica),
        store.renew(),
        store.take(some()),
        store.release(some()),
        knex('clusters')
          .delete()
          .where({ id: clusters[Math.floor(random() * 30)] }),
      ];
    });
    await expect(Promise.all(work.flat())).resolves.toHaveLength(200);
  });

  it('lets go of a cluster that is deleted', async () => {
    await fleetOf(4, ['a']);
    await knex('clusters').delete().where({ id: 'id-0' });
    await rounds(1);
    expect([...replicas[0].collects].sort()).toEqual(clusters.slice(1));
  });

  it('forgets replicas that are long gone', async () => {
    await fleetOf(4, ['a', 'b']);
    await harness.pass(3_700_000);
    await replicas[1].keeper.follow(clusters);
    expect(await knex('collectors').select('id')).toEqual([{ id: 'b' }]);
  });

  it('shares a thousand clusters among ten in a few rounds', async () => {
    await fleetOf(
      1_000,
      Array.from({ length: 10 }, (_, at) => `replica-${at}`),
    );
    await rounds(3);
    expect(loads()).toEqual(Array(10).fill(100));
    expectEachOnce();
    replicas.splice(0, 1);
    const before = begun();
    await rounds(4);
    expectEachOnce();
    expect(Math.max(...loads())).toBe(112);
    expect(begun() - before).toBe(100);
  });
});
