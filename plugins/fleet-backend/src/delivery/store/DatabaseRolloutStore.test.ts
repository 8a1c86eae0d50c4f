import { TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { migrated } from '../../testing/migrated';
import { DatabaseRolloutStore } from './DatabaseRolloutStore';
import { HOLD_MS } from './operations/holdRollout';
import type { RolloutStore } from './RolloutStore';
import { testRollout } from './TestRows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('rollouts in %p', databaseId => {
  let now = 1_000;
  let store: RolloutStore;

  beforeEach(async () => {
    const knex = await migrated(await databases.init(databaseId));
    store = DatabaseRolloutStore.create({ knex, now: () => now });
  });

  it('keeps one whole', async () => {
    const rollout = testRollout('r1', { clusters: ['a', 'b'] });
    await store.add(rollout, [{ type: 'created', message: 'Asked for' }]);
    const kept = await store.get('r1');
    expect(kept.targets.map(target => target.cluster_id)).toEqual(['a', 'b']);
    expect(kept.waves).toHaveLength(1);
    expect(kept.rollout).toMatchObject({ name: 'r1', state: 'running' });
    expect(await store.events('r1', 10)).toMatchObject([
      { type: 'created', message: 'Asked for' },
    ]);
    await expect(store.get('r2')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('has one of a name and namespace under way at a time', async () => {
    await store.add(testRollout('r1', { name: 'shop' }), []);
    await expect(
      store.add(testRollout('r2', { name: 'shop' }), []),
    ).rejects.toThrow('under way (r1)');
    await store.change('r1', () => ({ rollout: { ended_at: 2_000 } }));
    await store.add(testRollout('r2', { name: 'shop' }), []);
    expect(await store.openIds()).toEqual(['r2']);
  });

  it('pages through them, the newest first, by what is asked for', async () => {
    const entityRef = 'component:default/shop';
    for (const [n, clusters] of [['a'], ['b'], ['a', 'b'], ['c']].entries()) {
      const options = { clusters, createdAt: n, entityRef };
      await store.add(testRollout(`r${n}`, options), []);
    }
    const names = async (filter: object) => {
      const { items, nextCursor } = await store.list({ limit: 10, ...filter });
      return { ids: items.map(({ rollout }) => rollout.id), nextCursor };
    };
    const first = await names({ limit: 3 });
    expect(first.ids).toEqual(['r3', 'r2', 'r1']);
    const { nextCursor: cursor } = first;
    expect(await names({ cursor })).toEqual({ ids: ['r0'] });
    expect((await names({ clusterIds: ['a'] })).ids).toEqual(['r2', 'r0']);
    expect((await names({ clusterIds: [] })).ids).toEqual([]);
    expect((await names({ entityRef })).ids).toHaveLength(4);
    expect((await names({ entityRef: 'x:y/z' })).ids).toEqual([]);
    expect((await names({ states: ['paused'] })).ids).toEqual([]);
  });

  it('lets one replica steer it, until it is silent for long', async () => {
    await store.add(testRollout('r1'), []);
    const one = await store.hold('r1', 'one');
    expect(one).toMatchObject({ token: 1 });
    expect(await store.hold('r1', 'other')).toBeUndefined();
    now += HOLD_MS;
    expect(await store.hold('r1', 'one')).toMatchObject({ token: 1 });
    now += HOLD_MS + 1;
    expect(await store.hold('r1', 'other')).toMatchObject({ token: 2 });
    expect(await store.hold('r1', 'one')).toBeUndefined();
  });

  it('refuses what a replica writes late', async () => {
    await store.add(testRollout('r1'), []);
    const one = await store.hold('r1', 'one');
    now += HOLD_MS + 1;
    const other = await store.hold('r1', 'other');
    const change = {
      rollout: { state: 'paused' as const },
      waves: [{ no: 0, state: 'failed' as const }],
      targets: [{ no: 0, step: 'done' as const }],
      events: [{ type: 'done', message: 'Late' }],
    };
    await expect(store.write(one!, change)).rejects.toBeInstanceOf(
      ConflictError,
    );
    const untouched = await store.get('r1');
    expect(untouched.targets[0].step).toBe('waiting');
    expect(await store.events('r1', 10)).toEqual([]);
    await store.write(other!, change);
    expect(await store.get('r1')).toMatchObject({
      rollout: { state: 'paused' },
      waves: [{ state: 'failed' }],
      targets: [{ step: 'done' }],
    });
  });

  it('gives a token of its own to who comes back after silence', async () => {
    await store.add(testRollout('r1'), []);
    const before = await store.hold('r1', 'one');
    await store.release('one');
    const after = await store.hold('r1', 'one');
    expect(after!.token).toBeGreaterThan(before!.token);
    await expect(store.write(before!, {})).rejects.toThrow('Another replica');
  });

  it('changes it for people, or not at all', async () => {
    await store.add(testRollout('r1'), []);
    await store.change('r1', ({ rollout }) => ({
      rollout: { intent: rollout.intent === 'run' ? 'pause' : 'run' },
      events: [{ type: 'paused', message: '', actor: 'user:default/ben' }],
    }));
    await expect(
      store.change('r1', () => {
        throw new ConflictError('Not now');
      }),
    ).rejects.toThrow('Not now');
    expect((await store.get('r1')).rollout.intent).toBe('pause');
    expect(await store.events('r1', 10)).toHaveLength(1);
  });
});
