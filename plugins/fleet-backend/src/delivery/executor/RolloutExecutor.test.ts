import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { systemClock } from '../../collect';
import { FleetSnapshot } from '../../questions/coverage/FleetSnapshot';
import { clusterRow } from '../../questions/testing/fleetRows';
import { migrated } from '../../testing/migrated';
import { Engines } from '../engines/Engines';
import { FakeEngine } from '../engines/FakeEngine';
import { DatabaseRolloutStore, type RolloutStore } from '../store';
import { testRollout } from '../store/TestRows';
import { RolloutExecutor } from './RolloutExecutor';
import { TargetActs } from './TargetActs';
import { DeliveryTargets } from './toDeliveryTarget';

jest.setTimeout(60_000);

const CLUSTERS = ['c1', 'c2', 'c3'];
const SECOND = 1_000;
const REVISION = 'sha256:1';
const { signal } = new AbortController();

const request: NewRollout = {
  name: 'shop',
  namespace: 'shop',
  source: { manifests: { url: 'https://example.test/shop' } },
  placement: { clusters: CLUSTERS },
};

class Harness {
  now = 1_000_000;
  restarts = 0;
  statuses: Partial<Record<string, 'stale'>> = {};
  /** What the next writes reject with; a backend that is killed there. */
  crashAfter = Infinity;
  readonly engine = new FakeEngine();
  readonly store: RolloutStore;
  #writes = 0;

  constructor(knex: Knex) {
    this.store = DatabaseRolloutStore.create({ knex, now: () => this.now });
  }

  /** A replica, as it is after its start. */
  replica(holder: string): RolloutExecutor {
    const now = () => this.now;
    const engines = new Engines();
    engines.addEngine(this.engine);
    const snapshots = { current: async () => this.#fleet() };
    const store = this.#crashing();
    const acts = new TargetActs({
      store,
      engines,
      now,
      restarts: { count: async () => this.restarts },
      targets: new DeliveryTargets({
        snapshots,
        states: {
          of: async () => ({
            type: 'manifests',
            manifests: [],
            revision: REVISION,
          }),
        },
      }),
    });
    return new RolloutExecutor({
      store,
      acts,
      guard: { barred: async () => undefined },
      listener: { happened: async () => {} },
      snapshots,
      holder,
      clock: { ...systemClock, now },
      logger: mockServices.logger.mock(),
    });
  }

  /** Steps, as time goes on. */
  async run(executor: RolloutExecutor, times: number = 10): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await executor.step('r1', signal);
      this.now += 2 * SECOND;
    }
  }

  /** @param soakMs - Of the first wave */
  async add(
    strategy: NewRollout['strategy'] = {},
    soakMs: number = 0,
  ): Promise<void> {
    const rollout = testRollout('r1', { name: 'shop', clusters: CLUSTERS });
    rollout.rollout.request = JSON.stringify({ ...request, strategy });
    const [canary] = rollout.waves;
    const waves = [
      { ...canary, soak_ms: soakMs },
      { ...canary, no: 1, name: 'rest' },
    ];
    const targets = rollout.targets.map((target, no) => {
      return { ...target, wave: no === 0 ? 0 : 1 };
    });
    await this.store.add({ ...rollout, waves, targets }, []);
  }

  async steps(): Promise<string[]> {
    const { targets } = await this.store.get('r1');
    return targets.map(({ step }) => step);
  }

  async state(): Promise<string> {
    return (await this.store.get('r1')).rollout.state;
  }

  /** What clusters have; `old` where nothing was changed. */
  revisions(): string[] {
    return CLUSTERS.map(id => this.engine.revisions.get(id) ?? 'old');
  }

  #fleet() {
    const clusters = CLUSTERS.map(id =>
      clusterRow(id, { status: this.statuses[id] ?? 'current' }),
    );
    return new FleetSnapshot({ clusters, kinds: [], locators: [] }, this.now);
  }

  #crashing(): RolloutStore {
    return new Proxy(this.store, {
      get: (store, key: keyof RolloutStore) =>
        key === 'write'
          ? async (...args: Parameters<RolloutStore['write']>) => {
              this.#writes += 1;
              if (this.#writes > this.crashAfter) {
                throw new Error('Killed');
              }
              await store.write(...args);
            }
          : store[key].bind(store),
    });
  }
}

describe('RolloutExecutor', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let harness: Harness;
  let executor: RolloutExecutor;

  const start = async () => {
    harness = new Harness(await migrated(await databases.init('SQLITE_3')));
    executor = harness.replica('one');
  };

  beforeEach(start);

  it('delivers wave by wave, and says what it did', async () => {
    await harness.add();
    await harness.run(executor);
    expect(await harness.state()).toBe('succeeded');
    expect(harness.engine.log).toEqual([
      'deliver c1 1',
      'deliver c2 1',
      'deliver c3 1',
    ]);
    const { targets, rollout, waves } = await harness.store.get('r1');
    expect(targets[0]).toMatchObject({
      step: 'done',
      phase: 'Healthy',
      applied_revision: REVISION,
      previous: '{"revision":"old"}',
    });
    expect(Number(rollout.ended_at)).toBe(1_000_000);
    expect(waves.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    const events = await harness.store.events('r1', 100);
    expect(events.map(({ type }) => type).reverse()).toEqual([
      'waveRunning',
      'targetDelivering',
      'targetProgressing',
      'targetDone',
      'waveSucceeded',
      'waveRunning',
      'targetDelivering',
      'targetDelivering',
      'targetProgressing',
      'targetProgressing',
      'targetDone',
      'targetDone',
      'waveSucceeded',
      'succeeded',
    ]);
  });

  it('stops what does not become healthy in the canary wave, and rolls it back', async () => {
    harness.engine.bad.add(REVISION);
    await harness.add({
      gates: { progressDeadline: 'PT10S' },
      failures: { then: 'rollback' },
    });
    await harness.run(executor, 15);
    expect(await harness.state()).toBe('rolledBack');
    expect(harness.engine.log).toEqual(['deliver c1 1', 'rollback c1 1']);
    expect(harness.revisions()).toEqual(['old', 'old', 'old']);
    expect(await harness.steps()).toEqual(['rolledBack', 'skipped', 'skipped']);
  });

  it('asks a cluster again that does not answer, for as long as it takes', async () => {
    const away = () => new ServiceUnavailableError('It does not answer');
    harness.engine.failures.set('c1', Array.from({ length: 8 }, away));
    await harness.add();
    await harness.run(executor, 3);
    expect(await harness.steps()).toEqual(['waiting', 'waiting', 'waiting']);
    const [target] = (await harness.store.get('r1')).targets;
    expect(target.message).toBe('It does not answer');
    await harness.run(executor, 200);
    expect(await harness.state()).toBe('succeeded');
  });

  it('fails what is refused, without asking again', async () => {
    harness.engine.failures.set('c1', [new NotAllowedError('No right')]);
    await harness.add();
    await harness.run(executor, 3);
    const [target] = (await harness.store.get('r1')).targets;
    expect(target).toMatchObject({ step: 'failed', message: 'No right' });
    expect(await harness.state()).toBe('paused');
  });

  it('gives up on errors that nobody foresaw after some attempts', async () => {
    const failing = Array.from({ length: 9 }, () => new Error('Oops'));
    harness.engine.failures.set('c1', failing);
    await harness.add();
    await harness.run(executor, 60);
    expect(await harness.steps()).toEqual(['failed', 'waiting', 'waiting']);
    expect(failing).toHaveLength(4);
  });

  it('counts restarts until the wave has soaked', async () => {
    await harness.add({ gates: { maxRestarts: 3 } }, 60 * SECOND);
    await harness.run(executor, 5);
    expect(await harness.steps()).toEqual(['done', 'waiting', 'waiting']);
    harness.restarts = 4;
    await harness.run(executor, 10);
    const [target] = (await harness.store.get('r1')).targets;
    expect(target).toMatchObject({
      step: 'failed',
      message: '4 restarts since its delivery, and 3 may be',
    });
  });

  it('goes on in another replica, which the first one does not disturb', async () => {
    await harness.add({}, 600 * SECOND);
    await harness.run(executor, 3);
    harness.now += 31 * SECOND;
    const other = harness.replica('other');
    await harness.run(other, 1);
    await harness.run(executor, 3);
    harness.now += 20 * 60 * SECOND;
    await harness.run(other, 8);
    // The other one was silent for longer than it holds a rollout.
    expect(harness.engine.log).toEqual([
      'deliver c1 1',
      'deliver c2 3',
      'deliver c3 3',
    ]);
  });

  it.each([
    ['succeeds', {}, ['sha256:1', 'sha256:1', 'sha256:1'], 'succeeded'],
    [
      'is rolled back',
      { gates: { progressDeadline: 'PT3S' }, failures: { then: 'rollback' } },
      ['old', 'old', 'old'],
      'rolledBack',
    ],
  ] as const)(
    'ends the same when it is killed before any write of one that %s',
    async (what, strategy, revisions, state) => {
      const ends: string[] = [];
      for (let crashAfter = 0; ends.length === crashAfter; crashAfter += 1) {
        await start();
        if (what === 'is rolled back') {
          harness.engine.bad.add(REVISION);
        }
        await harness.add(strategy);
        harness.crashAfter = crashAfter;
        const isKilled = await harness.run(harness.replica('killed'), 30).then(
          () => false,
          () => true,
        );
        harness.crashAfter = Infinity;
        harness.now += 31 * SECOND;
        await harness.run(harness.replica('next'), 30);
        expect(harness.revisions()).toEqual(revisions);
        expect(await harness.state()).toBe(state);
        if (isKilled) {
          ends.push(await harness.state());
        }
      }
      // Each of its writes was the one at which it was killed.
      expect(ends.length).toBeGreaterThan(8);
    },
  );
});
