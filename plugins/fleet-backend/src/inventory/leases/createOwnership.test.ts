import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { LeaseKeeper, SoleOwner } from '../../collect/leases';
import { FakeClock } from '../../collect/FakeClock';
import { openFence } from '../store/WriteFence';
import { migrated } from '../../testing/migrated';
import { createOwnership } from './createOwnership';
import { insertClusters } from './LeaseHarness';

jest.setTimeout(60_000);

describe('createOwnership', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())('owns the fleet on %p', async id => {
    const knex = await migrated(await databases.init(id));
    const clusters = await insertClusters(knex, 2);
    const clock = new FakeClock();
    let collects: ReadonlySet<string> = new Set();
    const { ownership, fence } = createOwnership({
      knex,
      replicaId: 'me',
      async onOwned(ids) {
        collects = ids;
      },
      clock,
      monotonic: clock.now,
      logger: mockServices.logger.mock(),
    });
    const postgres = id === 'POSTGRES_15';
    expect(ownership).toBeInstanceOf(postgres ? LeaseKeeper : SoleOwner);
    expect(fence === openFence).toBe(!postgres);
    await ownership.follow(clusters);
    expect([...collects].sort()).toEqual(clusters);
    const admitted = await knex.transaction(tx => fence.admitted(tx, clusters));
    expect([...admitted].sort()).toEqual(clusters);
    await ownership.run(AbortSignal.abort());
    expect(collects.size).toBe(0);
  });
});
