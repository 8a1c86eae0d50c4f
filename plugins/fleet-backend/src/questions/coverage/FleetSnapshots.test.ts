import { clusterRow, SINCE } from '../testing/fleetRows';
import { FleetSnapshots } from './FleetSnapshots';
import type { FleetRows } from './readFleet';

const AT = Date.parse(SINCE);

/** A database that counts how often it is read, and is slow when told to. */
class FakeFleet {
  rows: FleetRows = { clusters: [clusterRow('c1')], kinds: [], locators: [] };
  reads = 0;
  now = AT;
  #waiting?: Array<() => void>;
  readonly snapshots = new FleetSnapshots(
    () => this.#read(),
    () => this.now,
  );

  hold() {
    this.#waiting = [];
  }

  release() {
    this.#waiting?.forEach(go => go());
    this.#waiting = undefined;
  }

  name(name: string) {
    this.rows = { ...this.rows, clusters: [clusterRow('c1', { name })] };
  }

  async #read() {
    this.reads += 1;
    const { rows } = this;
    if (this.#waiting) {
      const waiting = this.#waiting;
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    return rows;
  }
}

async function nameOf(fleet: FakeFleet): Promise<string> {
  return (await fleet.snapshots.current()).clusters[0].name;
}

describe('FleetSnapshots', () => {
  it('reads once for all that ask within a second', async () => {
    const fleet = new FakeFleet();
    const first = await fleet.snapshots.current();
    fleet.name('new');
    fleet.now += 999;
    expect(await fleet.snapshots.current()).toBe(first);
    expect(fleet.reads).toBe(1);
    fleet.now += 1;
    expect(await nameOf(fleet)).toBe('new');
    expect(fleet.reads).toBe(2);
  });

  it('shares a read that is under way', async () => {
    const fleet = new FakeFleet();
    fleet.hold();
    const asked = [1, 2, 3].map(() => fleet.snapshots.current());
    fleet.release();
    const [first, ...others] = await Promise.all(asked);
    expect(others).toEqual([first, first]);
    expect(fleet.reads).toBe(1);
  });

  it('counts the second from when a read began', async () => {
    const fleet = new FakeFleet();
    fleet.hold();
    const slow = nameOf(fleet);
    fleet.name('new');
    fleet.now += 1_000;
    const next = nameOf(fleet);
    fleet.release();
    expect(await Promise.all([slow, next])).toEqual(['c1', 'new']);
  });

  it('tells to the second that a cluster fell silent, though it was read before', async () => {
    const fleet = new FakeFleet();
    const status = async () =>
      (await fleet.snapshots.current()).clusters[0].status;
    fleet.now = AT + 59_500;
    expect(await status()).toBe('current');
    fleet.now = AT + 60_000;
    expect(await status()).toBe('stale');
    expect(fleet.reads).toBe(1);
  });

  it('reads again when the clock was set back', async () => {
    const fleet = new FakeFleet();
    await fleet.snapshots.current();
    fleet.now -= 3_600_000;
    await fleet.snapshots.current();
    expect(fleet.reads).toBe(2);
  });

  it('fails those who asked, and tries again for the next', async () => {
    let reads = 0;
    const rows = { clusters: [], kinds: [], locators: [] };
    const snapshots = new FleetSnapshots(
      async () => {
        reads += 1;
        if (reads === 1) {
          throw new Error('locked');
        }
        return rows;
      },
      () => AT,
    );
    const asked = [snapshots.current(), snapshots.current()];
    for (const one of asked) {
      await expect(one).rejects.toThrow('locked');
    }
    expect((await snapshots.current()).clusters).toEqual([]);
    expect(reads).toBe(2);
  });
});
