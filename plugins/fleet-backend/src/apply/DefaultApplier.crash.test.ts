import { FakeClock } from '../collect/FakeClock';
import { deployment, settings } from './__testUtils__/manifests';
import type { Act, Applier } from './Applier';
import { FakeTargetCluster } from './cluster/fake/FakeTargetCluster';
import type { TargetCluster } from './cluster/TargetCluster';
import { toLive } from './cluster/fake/StoredObject';
import { DefaultApplier } from './DefaultApplier';
import { InventoryStore } from './inventory';

const release = { name: 'shop', namespace: 'default' };
const { signal } = new AbortController();
const act = (rolloutId: string, fencingToken: number): Act => ({
  rolloutId,
  actor: 'user:default/ann',
  fencingToken,
  conflicts: 'takeOver',
  signal,
});
const first = {
  revision: 'sha256:1',
  manifests: [settings('a', { a: '1' }), settings('b', { b: '1' })],
};
const second = {
  revision: 'sha256:2',
  manifests: [
    settings('a', { a: '2' }),
    settings('adopted', { a: 'ours' }),
    deployment('app', 'app:1'),
  ],
};

/** All objects of a cluster, but for what is counted and drawn. */
function contentsOf(cluster: FakeTargetCluster) {
  return [...cluster.inside.objects.values()]
    .map(toLive)
    .filter(({ metadata }) => metadata.name !== 'flotilla-shop')
    .map(({ metadata, ...rest }) => ({
      ...rest,
      name: metadata.name,
      labels: metadata.labels,
      annotations: metadata.annotations,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

describe('DefaultApplier', () => {
  let cluster: FakeTargetCluster;
  let clock: FakeClock;

  /** As after a restart: nothing is remembered. */
  function applier(): Applier {
    const inventories = new InventoryStore(cluster);
    return DefaultApplier.create({ cluster, inventories, clock });
  }

  beforeEach(async () => {
    cluster = new FakeTargetCluster();
    clock = new FakeClock();
    const theirs = settings('adopted', { a: 'theirs', b: 'theirs' });
    theirs.metadata.namespace = 'default';
    await cluster.as('kubectl').apply(theirs, { signal });
    await applier().apply(release, first, act('r1', 1));
    cluster.inside.requests.length = 0;
  });

  const acts: Record<string, (at: Applier, token: number) => Promise<unknown>> =
    {
      deliver: (at, token) => at.apply(release, second, act('r2', token)),
      'roll back': async (at, token) => {
        await at.apply(release, second, act('r2', token));
        const options = { rolloutId: 'r2', signal };
        const previous = await at.previous(release, options);
        await at.rollback(release, previous, act('r2', token));
      },
      'roll back all': async (at, token) => {
        await at.apply(release, second, act('r2', token));
        await at.rollback(release, undefined, act('r2', token));
      },
    };

  it.each(Object.keys(acts))(
    'ends the same wherever it is killed: %s',
    async name => {
      const run = acts[name];
      const fresh = cluster;
      await run(applier(), 2);
      const wanted = contentsOf(fresh);
      const requests = fresh.inside.requests.length;
      for (let nth = 1; nth <= requests; nth += 1) {
        for (const isDone of [false, true]) {
          await startOver();
          await dieAt(nth, isDone, () => run(applier(), 2));
          await run(applier(), 3);
          expect(contentsOf(cluster)).toEqual(wanted);
        }
      }
    },
  );

  async function startOver() {
    cluster = new FakeTargetCluster();
    const theirs = settings('adopted', { a: 'theirs', b: 'theirs' });
    theirs.metadata.namespace = 'default';
    await cluster.as('kubectl').apply(theirs, { signal });
    await applier().apply(release, first, act('r1', 1));
  }

  /** Dies before the nth request, or after it was done. */
  async function dieAt(
    nth: number,
    isDone: boolean,
    run: () => Promise<unknown>,
  ) {
    let count = 0;
    cluster.inside.before = () => {
      count += 1;
      if (count >= nth + (isDone ? 1 : 0)) {
        throw new Error('killed');
      }
    };
    await run().catch(() => {});
    cluster.inside.before = () => {};
  }

  const third = { revision: 'sha256:3', manifests: [settings('c', {})] };

  /** Others deliver the same meanwhile, and then something else. */
  async function sleep() {
    await clock.advance(60_000);
    await acts.deliver(applier(), 3);
    await applier().apply(release, third, act('r3', 4));
    return contentsOf(cluster);
  }

  it('writes nothing when it wakes, whichever answer it slept at', async () => {
    await acts.deliver(applier(), 2);
    const requests = cluster.inside.requests.length;
    for (let nth = 1; nth < requests; nth += 1) {
      await startOver();
      let count = 0;
      let wanted: unknown;
      const sleepy = eachAnswer(cluster, async () => {
        count += 1;
        if (count === nth) {
          wanted = await sleep();
        }
      });
      const inventories = new InventoryStore(sleepy);
      const late = DefaultApplier.create({
        cluster: sleepy,
        inventories,
        clock,
      });
      await expect(acts.deliver(late, 2)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect([nth, contentsOf(cluster)]).toEqual([nth, wanted]);
    }
  });

  it('writes over nothing with a request that was long under way', async () => {
    const changed = {
      revision: 'sha256:2',
      manifests: first.manifests.map(one => ({ ...one, data: { a: '2' } })),
    };
    const deliver = (token: number) =>
      applier().apply(release, changed, act('r2', token));
    await deliver(2);
    const requests = cluster.inside.requests.length;
    for (let nth = 1; nth <= requests; nth += 1) {
      await startOver();
      let count = 0;
      let wanted: unknown;
      const { inside } = cluster;
      inside.before = async () => {
        count += 1;
        if (count === nth) {
          inside.before = () => {};
          wanted = await sleep();
        }
      };
      await deliver(2).catch(error => error);
      expect([nth, contentsOf(cluster)]).toEqual([nth, wanted]);
    }
  });
});

/** The same cluster, with something to do before an answer is seen. */
function eachAnswer(
  cluster: TargetCluster,
  work: () => Promise<void>,
): TargetCluster {
  const kind: TargetCluster['kind'] = type => cluster.kind(type, { signal });
  const later =
    <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      const answer = await ask(...args);
      await work();
      return answer;
    };
  return {
    kind,
    forgetKinds: () => cluster.forgetKinds(),
    version: options => cluster.version(options),
    get: later((...args) => cluster.get(...args)),
    list: later((...args) => cluster.list(...args)),
    apply: later((...args) => cluster.apply(...args)),
    create: later((...args) => cluster.create(...args)),
    replace: later((...args) => cluster.replace(...args)),
    patch: later((...args) => cluster.patch(...args)),
    delete: later((...args) => cluster.delete(...args)),
  };
}
