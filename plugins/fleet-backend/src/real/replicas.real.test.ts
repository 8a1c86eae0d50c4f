import { TestDatabases } from '@backstage/backend-test-utils';
import { describeReal } from '@flotilla/testbed-client';
import { LEASE_MS } from '../collect/leases';
import type { Replica } from './__testUtils__/Replica';
import { ReplicaFleet } from './__testUtils__/ReplicaFleet';
import { until } from './__testUtils__/until';

jest.setTimeout(300_000);

/** A lease, a round of those that live, and a slow machine. */
const TAKEN_OVER_MS = LEASE_MS + 5_000 + 10_000;
/** A round of who hands over, one of who takes, and a slow machine. */
const HANDED_OVER_MS = 5_000 + 5_000 + 10_000;
const AT_ONCE_MS = 1_000;

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const ids = databases.eachSupportedId();
// Replicas need a PostgreSQL; where there is none the test command says so.
const describeReplicas = ids.length > 0 ? describeReal : describe.skip;

describeReplicas('replicas on one PostgreSQL', () => {
  let fleet: ReplicaFleet;
  let one: Replica;
  let other: Replica;
  /** How often each cluster was listed when all had been seen once. */
  let lists: Record<string, number>;

  beforeAll(async () => {
    fleet = await ReplicaFleet.create(await databases.init('POSTGRES_15'));
  });

  afterAll(async () => {
    await fleet?.stop();
  });

  const say = (what: string, at: number) =>
    process.stdout.write(`Taken over ${Date.now() - at} ms after ${what}\n`);

  it('gives a replica that joins its share, and no cluster to two', async () => {
    one = await fleet.start('one');
    await fleet.untilCollects(one, 4, HANDED_OVER_MS);
    await fleet.untilAllCurrent(one);
    ({ lists } = await fleet.audit());
    other = await fleet.start('other');
    await fleet.untilCollects(other, 2, HANDED_OVER_MS);
    await fleet.untilCollects(one, 2, HANDED_OVER_MS);
    await fleet.untilAllCurrent(other);
    expect(fleet.gates.sharedSince(0)).toEqual([]);
    expect(await fleet.audit()).toEqual({ foreignWrites: [], lists });
  });

  it('takes over from a replica that is paused while it writes', async () => {
    const [first, second] = await fleet.untilCollects(one, 2, AT_ONCE_MS);
    const [third] = await fleet.untilCollects(other, 2, AT_ONCE_MS);
    await fleet.database.holdingWorkloads(async () => {
      await fleet.upgrade(first, '1.1.0');
      await fleet.untilSession(one, ({ waits }) => waits);
      one.pause();
    });
    const pausedAt = Date.now();
    await fleet.untilSession(
      one,
      ({ state }) => state === 'idle in transaction',
    );
    // The other writes the same text, for a cluster of its own.
    await fleet.upgrade(third, '1.1.0');
    await fleet.upgrade(first, '1.2.0');
    await fleet.upgrade(second, '1.2.0');
    await fleet.untilVersions(
      other,
      { [first]: '1.2.0', [second]: '1.2.0', [third]: '1.1.0' },
      TAKEN_OVER_MS,
    );
    say('a pause', pausedAt);
    await fleet.untilCollects(other, 4, AT_ONCE_MS);
    await fleet.untilAllCurrent(other);
    expect(await fleet.audit()).toEqual({ foreignWrites: [], lists });
  });

  it('keeps what is newer from a replica that wakes, and gives it a share', async () => {
    const newer = await fleet.versions(other);
    one.resume();
    await fleet.untilCollects(one, 2, HANDED_OVER_MS);
    await fleet.untilCollects(other, 2, AT_ONCE_MS);
    await fleet.untilAllCurrent(one);
    expect(await fleet.versions(one)).toEqual(newer);
    expect(await fleet.audit()).toEqual({ foreignWrites: [], lists });
  });

  it('refuses the tokens of a replica that relies on them still', async () => {
    const [first] = await fleet.untilCollects(one, 2, AT_ONCE_MS);
    await fleet.untilRenews(one);
    one.pause();
    const told = one.output.length;
    await fleet.database.age('one', LEASE_MS);
    const output = await fleet.database.holdingRenewals('one', async () => {
      await fleet.upgrade(first, '1.3.0');
      await fleet.untilVersions(other, { [first]: '1.3.0' }, HANDED_OVER_MS);
      one.resume();
      return until(
        async () => one.output.slice(told),
        text => text.includes('Another replica collects this cluster now'),
        HANDED_OVER_MS,
      );
    });
    // It has not noticed by itself.
    expect(output).not.toContain('were not renewed');
    expect(output).not.toContain('This replica collects');
    await fleet.untilIdle(one);
    expect(await fleet.versions(one)).toMatchObject({ [first]: '1.3.0' });
    expect(await fleet.audit()).toEqual({ foreignWrites: [], lists });
  });

  it('takes over from a replica that is killed, from where that was', async () => {
    const killedAt = Date.now();
    await other.kill();
    await fleet.upgrade('east', '2.0.0');
    await fleet.untilVersions(one, { east: '2.0.0' }, TAKEN_OVER_MS);
    say('a kill', killedAt);
    await fleet.untilCollects(one, 4, AT_ONCE_MS);
    await fleet.untilAllCurrent(one);
    expect(fleet.gates.sharedSince(killedAt)).toEqual([]);
    expect(await fleet.database.writers()).toEqual(['one', 'other']);
    expect(await fleet.audit()).toEqual({ foreignWrites: [], lists });
  });
});
