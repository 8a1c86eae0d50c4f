import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { postgres } from '../store/dialect/postgres';
import { insertClusters, LeaseHarness, TestReplica } from './LeaseHarness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const ids = databases.eachSupportedId();
// Leases need a PostgreSQL; where there is none the test command says so.
(ids.length > 0 ? describe : describe.skip)('LeaseFence', () => {
  let knex: Knex;
  let harness: LeaseHarness;
  let clusters: string[];
  let one: TestReplica;
  let other: TestReplica;

  beforeEach(async () => {
    knex = await migrated(await databases.init('POSTGRES_15'));
    harness = await LeaseHarness.create(knex, mockServices.logger.mock());
    clusters = await insertClusters(knex, 4);
    one = harness.replica('one');
    other = harness.replica('other');
    await one.keeper.follow(clusters);
  });

  /** The other's step, after what the first one holds has run out. */
  const takeOver = async () => {
    await harness.passLease();
    await other.keeper.follow(clusters);
  };

  it('admits the holder, and nobody else', async () => {
    expect(await harness.writable(one, clusters)).toEqual(clusters);
    expect(await harness.writable(other, clusters)).toEqual([]);
    expect(await harness.writable(one, ['id-2', 'unheard of'])).toEqual([
      'id-2',
    ]);
    expect(await harness.writable(one, [])).toEqual([]);
  });

  it('admits a holder whose lease has run out, as long as nobody takes it', async () => {
    await harness.passLease();
    expect(await harness.writable(one, clusters)).toEqual(clusters);
  });

  it('refuses the late writes of a replica that was paused', async () => {
    await takeOver();
    expect(other.collects.size).toBe(4);
    expect(one.keeper.tokenOf('id-0')).toBe('1');
    expect(await harness.writable(one, clusters)).toEqual([]);
    expect(await harness.writable(other, clusters)).toEqual(clusters);
  });

  it('refuses a token of an earlier time, though the holder is the same', async () => {
    const paused = harness.replica('other');
    await takeOver();
    await paused.keeper.step();
    await harness.store('other').release(clusters);
    await other.keeper.step();
    expect(other.keeper.tokenOf('id-0')).toBe('3');
    expect(paused.keeper.tokenOf('id-0')).toBe('2');
    expect(await harness.writable(paused, clusters)).toEqual([]);
    expect(await harness.writable(other, clusters)).toEqual(clusters);
  });

  describe('during a transaction', () => {
    let tx: Knex.Transaction;

    beforeEach(async () => {
      tx = await knex.transaction();
      await one.fence.admitted(tx, ['id-1', 'id-2']);
    });

    afterEach(async () => {
      await tx.rollback();
    });

    it('keeps others from taking over what is written about', async () => {
      await takeOver();
      expect([...other.collects].sort()).toEqual(['id-0', 'id-3']);
      await tx('clusters').update({ status: 'current' }).where({ id: 'id-1' });
      await tx.commit();
      await other.keeper.step();
      expect([...other.collects].sort()).toEqual(clusters);
    });

    it('keeps others from it though the holder lets go', async () => {
      await harness.store('one').leave();
      await other.keeper.follow(clusters);
      expect([...other.collects].sort()).toEqual(['id-0', 'id-3']);
    });

    it('keeps others from it for a while only when nothing more comes', async () => {
      for (const sql of postgres.begin('write')) {
        await tx.raw(sql);
      }
      const silent = 'idle_in_transaction_session_timeout';
      const begun = await tx.raw(`show ${silent}`);
      expect(begun.rows).toEqual([{ [silent]: '5s' }]);
      // Sooner, for the test.
      await tx.raw(`set local ${silent} = 100`);
      await takeOver();
      while (other.collects.size < clusters.length) {
        await other.keeper.step();
      }
      const late = tx('clusters').update({ status: 'stale' });
      await expect(late).rejects.toThrow('connection');
      expect(await knex('clusters').where({ status: 'stale' })).toEqual([]);
    });

    it('does not keep the holder from renewing', async () => {
      await harness.pass(10_000);
      await one.keeper.step();
      await harness.pass(10_000);
      await other.keeper.follow(clusters);
      expect(other.collects.size).toBe(0);
      expect(one.keeper.tokenOf('id-1')).toBe('1');
    });

    it('does not keep states of the clusters from being written', async () => {
      await knex('clusters').update({ status: 'stale' });
      expect(await knex('clusters').where({ status: 'stale' })).toHaveLength(4);
    });

    it('lets a cluster go only after it, and then admits none', async () => {
      const gone = knex('clusters').delete().where({ id: 'id-1' });
      const deleted = gone.then(() => 'deleted');
      await tx('clusters').update({ status: 'current' }).where({ id: 'id-1' });
      await tx('namespaces').insert({
        cluster_no: knex('clusters').select('no').where({ id: 'id-1' }),
        uid: Buffer.alloc(16),
        row_hash: 1,
        name: 'default',
        labels: '{}',
      });
      await tx.commit();
      expect(await deleted).toBe('deleted');
      expect(await harness.writable(one, ['id-1', 'id-2'])).toEqual(['id-2']);
    });
  });
});
