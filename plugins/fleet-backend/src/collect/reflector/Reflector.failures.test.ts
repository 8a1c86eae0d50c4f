import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeStream } from '../apiServer/FakeStream';
import {
  bookmark,
  errorEvent,
  event,
  list,
  object,
  PODS,
  ReflectorHarness,
  refusal,
  ROLLOUT,
  ROLLOUTS,
  ROLLOUTS_GROUP,
} from './ReflectorHarness';

const BROKEN = new ApiServerError('unreachable', 'the connection was reset');

describe('Reflector, where something fails', () => {
  let harness: ReflectorHarness;

  beforeEach(() => {
    harness = new ReflectorHarness();
  });

  afterEach(() => harness.stop());

  it('keeps its rows where the kind may not be listed any more', async () => {
    harness.sink.version = '5';
    harness.sink.objects.set('a', object('a', '1'));
    const refused = refusal('forbidden');
    harness.server.watch(PODS, refused, refused, refused, () => undefined);
    await harness.start();
    await harness.clock.advance(10_000);
    expect(harness.states.at(-1)).toEqual({
      status: 'forbidden',
      reason: 'it is forbidden',
    });
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.watchedFrom).toEqual(['5', '5', '5']);
    await harness.clock.advance(20_000);
    expect(harness.statuses.at(-1)).toBe('current');
    expect(harness.server.lists(PODS)).toEqual([]);
  });

  it('does not believe one refusal of a kind that it has seen', async () => {
    harness.sink.version = '5';
    harness.server.watch(PODS, refusal('forbidden'), () => undefined);
    await harness.start();
    await harness.clock.advance(5_000);
    expect(harness.states).toEqual([{ status: 'current' }]);
  });

  it('asks again soon where a kind was refused from the start', async () => {
    harness.server.document(PODS, refusal('forbidden'), () => list('9', ['b']));
    await harness.start();
    expect(harness.statuses).toEqual(['forbidden']);
    await harness.clock.advance(6_000);
    expect(harness.statuses).toEqual(['forbidden', 'current']);
  });

  it('keeps the rows of a built-in kind, whoever answers that there is none', async () => {
    harness.sink.version = '5';
    harness.sink.objects.set('a', object('a', '1'));
    harness.server.watch(PODS, refusal('notFound'));
    await harness.start();
    await harness.clock.advance(600_000);
    expect(harness.statuses).toEqual(['stale']);
    expect(harness.sink.uids).toEqual(['a']);
  });

  it('drops its rows where the kind is not served, until it is', async () => {
    harness.sink.version = '5';
    harness.sink.objects.set('a', object('a', '1'));
    const missing = refusal('notFound');
    harness.server
      .watch(ROLLOUTS, missing, missing, missing, () => undefined)
      .document(ROLLOUTS, () => list('9', ['b']));
    await harness.start(ROLLOUT);
    await harness.clock.advance(10_000);
    expect(harness.statuses.at(-1)).toBe('absent');
    expect(harness.sink.uids).toEqual([]);
    harness.server.document(ROLLOUTS_GROUP, () => ({
      resources: [{ name: 'rollouts' }],
    }));
    await harness.clock.advance(630_000);
    expect(harness.statuses.at(-1)).toBe('current');
    expect(harness.sink.uids).toEqual(['b']);
  });

  it('does not ask for a kind that the server does not name', async () => {
    harness.server.document(ROLLOUTS_GROUP, () => ({ resources: [] }));
    await harness.start(ROLLOUT);
    await harness.clock.advance(3_600_000);
    expect(harness.states).toEqual([
      { status: 'absent', reason: 'the cluster does not serve this kind' },
    ]);
    expect(harness.server.lists(ROLLOUTS)).toEqual([]);
    expect(harness.server.watchQueries(ROLLOUTS)).toEqual([]);
    expect(harness.server.requests.length).toBeLessThanOrEqual(13);
    expect(harness.failed).toEqual([]);
  });

  it('is absent where the server names a kind that it does not have', async () => {
    harness.server.document(ROLLOUTS_GROUP, () => ({
      resources: [{ name: 'rollouts' }],
    }));
    await harness.start(ROLLOUT);
    await harness.clock.advance(3_600_000);
    expect(harness.statuses).toEqual(['absent']);
    expect(harness.server.lists(ROLLOUTS).length).toBeLessThan(20);
  });

  it('says why where the server does not say what it has', async () => {
    harness.server.document(ROLLOUTS_GROUP, refusal('unreachable'));
    await harness.start(ROLLOUT);
    expect(harness.states).toEqual([
      { status: 'initial', reason: 'it is unreachable' },
    ]);
  });

  it('asks again at once where a credential was refused, and only once', async () => {
    harness.sink.version = '5';
    harness.server.watch(PODS, refusal('unauthorized'), () => undefined);
    await harness.start();
    await harness.clock.advance(1_000);
    expect(harness.states).toEqual([{ status: 'current' }]);
    expect(harness.failed).toEqual([]);
    harness.server.watch(PODS, refusal('unauthorized'));
    harness.watch.fail(BROKEN);
    await harness.clock.advance(60_000);
    expect(harness.statuses.at(-1)).toBe('stale');
    expect(harness.watchedFrom.length).toBeLessThan(12);
  });

  it('finds a watch dead that falls silent after its bookmarks', async () => {
    harness.sink.version = '5';
    await harness.start();
    await harness.clock.advance(60_000);
    await harness.send(bookmark('6'));
    await harness.clock.advance(209_000);
    expect(harness.watchedFrom).toEqual(['5']);
    await harness.clock.advance(3_000);
    expect(harness.watchedFrom).toEqual(['5', '6']);
    expect(harness.server.watches[0].isOpen).toBe(false);
    expect(harness.statuses).toEqual(['current']);
  });

  it('does not take a watch for dead while it waits for its inventory', async () => {
    harness.sink.version = '5';
    await harness.start();
    await harness.send(bookmark('6'));
    harness.sink.clock = harness.clock;
    harness.sink.slowMs = 300_000;
    await harness.send(event('ADDED', 'a', '7'));
    await harness.clock.advance(310_000);
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.watchedFrom).toEqual(['5']);
  });

  it('takes one broken stream for no news', async () => {
    harness.sink.version = '5';
    await harness.start();
    harness.watch.fail(BROKEN);
    await harness.clock.advance(5_000);
    expect(harness.states).toEqual([{ status: 'current' }]);
    expect(harness.watchedFrom).toEqual(['5', '5']);
  });

  it('is stale from the second failure on, and current when it is back', async () => {
    harness.sink.version = '5';
    await harness.start();
    harness.server.watch(PODS, refusal('unreachable'));
    harness.watch.fail(BROKEN);
    await harness.clock.advance(400);
    expect(harness.statuses).toEqual(['current']);
    await harness.clock.advance(5_000);
    expect(harness.states[1]).toEqual({
      status: 'stale',
      reason: 'it is unreachable',
    });
    harness.server.watch(PODS, () => undefined);
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['current', 'stale', 'current']);
    expect(harness.failed.length).toBeGreaterThan(1);
  });

  it('is stale where streams open, and break each time', async () => {
    harness.sink.version = '5';
    await harness.start();
    const broken = () => new FakeStream(PODS).fail(BROKEN);
    harness.server.watch(PODS, broken);
    harness.watch.fail(BROKEN);
    await harness.clock.advance(60_000);
    expect(harness.statuses).toContain('stale');
  });

  it('says that it never was current where the first list fails', async () => {
    harness.server.document(PODS, refusal('unreachable'));
    await harness.start();
    await harness.clock.advance(60_000);
    expect(new Set(harness.statuses)).toEqual(new Set(['initial']));
    expect(harness.states[0].reason).toBe('it is unreachable');
  });

  it('does not ask sooner than the server wants', async () => {
    harness.sink.version = '5';
    harness.server.watch(
      PODS,
      refusal('tooManyRequests', { retryAfterMs: 45_000 }),
      () => undefined,
    );
    await harness.start();
    await harness.clock.advance(44_000);
    expect(harness.watchedFrom).toHaveLength(1);
    await harness.clock.advance(2_000);
    expect(harness.watchedFrom).toHaveLength(2);
  });

  it('comes back where the server wants it to wait for years', async () => {
    harness.sink.version = '5';
    harness.server.watch(
      PODS,
      refusal('tooManyRequests', { retryAfterMs: 1e15 }),
      () => undefined,
    );
    await harness.start();
    await harness.clock.advance(3_600_000);
    expect(harness.watchedFrom.length).toBeGreaterThan(1);
  });

  it('backs off from a watch that ends at once', async () => {
    harness.sink.version = '5';
    let ended = 0;
    harness.server.watch(PODS, () => {
      ended += 1;
      return ended < 100 ? new FakeStream(PODS).end() : undefined;
    });
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.watchedFrom.length).toBeGreaterThan(2);
    expect(harness.watchedFrom.length).toBeLessThan(15);
  });

  it('does not wait for ever on a watch that says nothing', async () => {
    harness.sink.version = '5';
    await harness.start();
    await harness.clock.advance(3 * 600_000);
    expect(harness.watchedFrom.length).toBeGreaterThan(1);
    expect(harness.server.watches[0].isOpen).toBe(false);
  });

  it('asks again for events that could not be kept', async () => {
    harness.sink.version = '5';
    await harness.start();
    harness.sink.failures = 1;
    await harness.send(event('ADDED', 'a', '6'));
    expect(harness.sink.uids).toEqual([]);
    await harness.clock.advance(2_000);
    expect(harness.watchedFrom).toEqual(['5', '5']);
    await harness.send(event('ADDED', 'a', '6'));
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.sink.version).toBe('6');
  });

  it('is not current where nothing that comes can be kept', async () => {
    harness.sink.version = '5';
    await harness.start();
    for (let round = 0; round < 3; round += 1) {
      await harness.clock.advance(2_000);
      harness.sink.failures = 1;
      await harness.send(event('ADDED', 'a', '6'));
    }
    expect(harness.states.at(-1)).toMatchObject({
      status: 'stale',
      reason: expect.stringContaining('could not be kept'),
    });
    expect(harness.sink.version).toBe('5');
  });

  it('goes on where the inventory fails for long, whatever it is doing', async () => {
    harness.server.document(PODS, () => list('10', ['a']));
    harness.sink.failures = 12;
    await harness.start();
    await harness.clock.advance(600_000);
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.states[harness.states.length - 1]).toEqual({
      status: 'current',
    });
  });

  it('goes on where even dropping a checkpoint fails', async () => {
    harness.sink.version = '5';
    harness.server
      .watch(PODS, refusal('expired'), refusal('expired'), () => undefined)
      .document(PODS, () => list('10', ['a']));
    harness.sink.failures = 1;
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.watchedFrom).toEqual(['5', '5', '10']);
  });

  it('keeps the events before an error of the same stream', async () => {
    harness.sink.version = '5';
    await harness.start();
    await harness.send(event('ADDED', 'a', '6'), errorEvent(500));
    expect(harness.sink.uids).toEqual(['a']);
    await harness.clock.advance(2_000);
    expect(harness.watchedFrom).toEqual(['5', '6']);
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['no object', { type: 'ADDED' }],
    ['a null object', { type: 'ADDED', object: null }],
    ['no resourceVersion', { type: 'ADDED', object: { metadata: {} } }],
    ['an unknown type', event('RENAMED', 'a', '6')],
    ['an error without a code', { type: 'ERROR', object: {} }],
    ['an error without an object', { type: 'ERROR' }],
  ])('does not trust an event that is %s', async (_, frame) => {
    harness.sink.version = '5';
    await harness.start();
    await harness.send(frame);
    await harness.clock.advance(2_000);
    expect(harness.sink.version).toBe('5');
    expect(harness.watchedFrom).toEqual(['5', '5']);
  });

  it.each([
    ['null', null],
    ['a text', 'hello'],
    ['no items', { metadata: { resourceVersion: '1' } }],
    ['items that are none', { metadata: { resourceVersion: '1' }, items: {} }],
    ['no resourceVersion', { metadata: {}, items: [] }],
    ['no metadata', { items: [] }],
  ])('does not take for a list what is %s', async (_, body) => {
    harness.sink.objects.set('a', object('a', '1'));
    harness.server.document(PODS, () => body);
    await harness.start();
    expect(harness.states).toMatchObject([
      { status: 'initial', reason: expect.stringContaining('not a list') },
    ]);
    expect(harness.sink.uids).toEqual(['a']);
  });
});
