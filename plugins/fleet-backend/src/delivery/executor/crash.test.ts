import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import { settings } from '../../apply/__testUtils__/manifests';
import { FakeTargets } from '../../apply/FakeTargets';
import { revisionOf } from '../../apply/manifests';
import { systemClock } from '../../collect';
import { FleetSnapshot } from '../../questions/coverage/FleetSnapshot';
import { clusterRow } from '../../questions/testing/fleetRows';
import { migrated } from '../../testing/migrated';
import { BuiltInEngine } from '../engines/BuiltInEngine';
import { Engines } from '../engines/Engines';
import { DatabaseRolloutStore, type RolloutStore } from '../store';
import { testRollout } from '../store/TestRows';
import { RolloutExecutor } from './RolloutExecutor';
import { TargetActs } from './TargetActs';
import { DeliveryTargets } from './toDeliveryTarget';

jest.setTimeout(180_000);

const CLUSTERS = ['c1', 'c2'];
const NAMESPACE = 'default';
const MANIFESTS = [settings('shop', { mood: 'new' })];
const REVISION = revisionOf(MANIFESTS);
const request: NewRollout = {
  name: 'shop',
  namespace: NAMESPACE,
  source: { manifests: { url: 'https://example.test/shop' } },
  placement: { clusters: CLUSTERS },
};
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** A backend that is killed at a moment: a write, or a request to a cluster. */
class Mortal {
  readonly signal = new AbortController().signal;
  #left: number;

  constructor(moments: number) {
    this.#left = moments;
  }

  get isDead(): boolean {
    return this.#left < 0;
  }

  /** @throws Error, and from then on at each moment */
  live(): void {
    this.#left -= 1;
    if (this.isDead) {
      throw new Error('Killed');
    }
  }
}

/** Clusters and a database that outlive backends. */
class World {
  now = 1_000_000;
  mortal = new Mortal(Infinity);

  static async create(strategy: NewRollout['strategy']): Promise<World> {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const world = new World(knex);
    const rollout = testRollout('r1', { name: 'shop', clusters: CLUSTERS });
    const asked = JSON.stringify({ ...request, strategy });
    rollout.rollout.request = asked;
    const targets = rollout.targets.map(target => ({
      ...target,
      namespace: NAMESPACE,
      desired_revision: REVISION,
    }));
    await world.store.add({ ...rollout, targets }, []);
    return world;
  }

  readonly targets: FakeTargets;
  readonly store: RolloutStore;

  private constructor(knex: Parameters<typeof migrated>[0]) {
    const clock = { ...systemClock, now: () => this.now };
    this.targets = new FakeTargets(clock, ...CLUSTERS);
    this.store = DatabaseRolloutStore.create({ knex, now: clock.now });
    for (const { inside } of this.targets.clusters.values()) {
      inside.before = () => this.mortal.live();
    }
  }

  /** Runs a backend until it is killed, or the rollout has ended. */
  async run(holder: string, mortal: Mortal): Promise<void> {
    this.mortal = mortal;
    const executor = this.#executor(holder, mortal);
    for (let n = 0; n < 40 && !mortal.isDead; n += 1) {
      await executor.step('r1', mortal.signal).catch(error => {
        if (!mortal.isDead) {
          throw error;
        }
      });
      this.now += 2_000;
    }
    // Longer than it holds the rollout.
    this.now += 31_000;
  }

  #executor(holder: string, mortal: Mortal): RolloutExecutor {
    const now = () => this.now;
    const engines = new Engines();
    engines.addEngine(BuiltInEngine.create({ targets: this.targets, now }));
    const clusters = CLUSTERS.map(id => clusterRow(id));
    const fleet = new FleetSnapshot(
      { clusters, kinds: [], locators: [] },
      this.now,
    );
    const snapshots = { current: async () => fleet };
    const store = this.#mortalStore(mortal);
    const acts = new TargetActs({
      store,
      engines,
      now,
      restarts: { count: async () => 0 },
      targets: new DeliveryTargets({
        snapshots,
        states: {
          of: async () => ({
            type: 'manifests',
            manifests: MANIFESTS,
            revision: REVISION,
          }),
        },
      }),
    });
    return new RolloutExecutor({
      store,
      acts,
      holder,
      snapshots,
      guard: { barred: async () => undefined },
      listener: { happened: async () => {} },
      clock: { ...systemClock, now },
      logger: mockServices.logger.mock(),
    });
  }

  #mortalStore(mortal: Mortal): RolloutStore {
    return new Proxy(this.store, {
      get:
        (store, key: keyof RolloutStore) =>
        async (...args: never[]) => {
          mortal.live();
          return (store[key] as (...all: never[]) => unknown).apply(
            store,
            args,
          );
        },
    });
  }

  async state() {
    const { rollout, targets } = await this.store.get('r1');
    this.mortal = new Mortal(Infinity);
    const objects = await Promise.all(
      CLUSTERS.map(id =>
        this.targets.target(id).cluster.get(
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            namespace: NAMESPACE,
            name: 'shop',
          },
          { signal: this.mortal.signal },
        ),
      ),
    );
    return {
      state: rollout.state,
      steps: targets.map(({ step }) => step),
      data: objects.map(object => object?.data),
      // Each write that changes an object makes another generation of it.
      generations: CLUSTERS.map(
        id =>
          this.targets.clusters.get(id)!.inside.find({
            apiVersion: 'v1',
            kind: 'ConfigMap',
            namespace: NAMESPACE,
            name: 'shop',
          })?.generation,
      ),
    };
  }
}

describe('a backend that is killed at every moment of a rollout', () => {
  it('ends as one that is not, and does nothing twice', async () => {
    const unharmed = await World.create({});
    await unharmed.run('one', new Mortal(Infinity));
    const wanted = await unharmed.state();
    expect(wanted).toEqual({
      state: 'succeeded',
      steps: ['done', 'done'],
      data: [{ mood: 'new' }, { mood: 'new' }],
      generations: [1, 1],
    });
    let moments = 0;
    for (let isKilled = true; isKilled; moments += 1) {
      const world = await World.create({});
      const mortal = new Mortal(moments);
      await world.run('killed', mortal);
      isKilled = mortal.isDead;
      await world.run('next', new Mortal(Infinity));
      expect({ moments, ...(await world.state()) }).toEqual({
        moments,
        ...wanted,
      });
    }
    expect(moments).toBeGreaterThan(30);
  });
});
