import { ApiServerError } from '../apiServer/ApiServerError';
import { settled } from '../FakeClock';
import {
  bookmark,
  event,
  list,
  object,
  PODS,
  ReflectorHarness,
  refusal,
  VERIFY_MS,
} from './ReflectorHarness';

describe('Reflector, when it verifies what it kept', () => {
  let harness: ReflectorHarness;

  beforeEach(() => {
    harness = new ReflectorHarness();
    harness.sink.version = '100';
    for (const uid of ['a', 'b']) {
      harness.sink.objects.set(uid, object(uid, '1'));
    }
  });

  afterEach(() => harness.stop());

  /** A day has passed, with its bookmarks: time to verify. */
  const untilDue = async () => {
    const due = harness.clock.now() + VERIFY_MS;
    while (harness.clock.now() < due) {
      await harness.send(bookmark(harness.sink.version!));
      await harness.clock.advance(200_000);
      harness.watch.end();
      await settled();
    }
  };
  const lists = () => harness.server.lists(PODS).length;

  it('costs nothing before it is due', async () => {
    await harness.start();
    await harness.clock.advance(VERIFY_MS - 1_000);
    expect(lists()).toBe(0);
  });

  it('finds nothing wrong where all is kept, and does so again', async () => {
    harness.server.document(PODS, () => list('100', ['a', 'b']));
    await harness.start();
    await untilDue();
    expect(lists()).toBe(1);
    await untilDue();
    expect(lists()).toBe(2);
    expect(harness.counters).toMatchObject({ repairs: 0, lists: 0, errors: 0 });
    expect(harness.states).toEqual([{ status: 'current' }]);
    expect(harness.sink.writes.filter(one => one === 'forget')).toEqual([]);
  });

  it.each([
    ['missing', ['a', 'b', 'c']],
    ['too much', ['a']],
  ])('repairs what is %s', async (_, uids) => {
    harness.server.document(PODS, () => list('100', uids));
    await harness.start();
    await untilDue();
    await harness.clock.advance(2_000);
    expect(harness.counters).toMatchObject({ repairs: 1, lists: 1, errors: 0 });
    expect(harness.sink.uids).toEqual(uids);
    expect(harness.statuses).toEqual(['current']);
    expect(lists()).toBe(2);
    expect(harness.watchedFrom.at(-1)).toBe('100');
  });

  it('repairs what is kept in another form', async () => {
    harness.sink.objects.set('a', object('a', '0'));
    harness.server.document(PODS, () => list('100', ['a', 'b']));
    await harness.start();
    await untilDue();
    await harness.clock.advance(2_000);
    expect(harness.counters.repairs).toBe(1);
    expect(harness.sink.objects.get('a')).toEqual(object('a', '1'));
  });

  it('waits until the watch has reached the list', async () => {
    harness.server.document(PODS, () => list('105', ['b', 'c']));
    await harness.start();
    await untilDue();
    await harness.clock.advance(20_000);
    expect(lists()).toBe(1);
    await harness.send(event('DELETED', 'a', '103'));
    await harness.clock.advance(20_000);
    await harness.send(event('ADDED', 'c', '104'), bookmark('105'));
    await harness.clock.advance(10_000);
    expect(harness.counters.repairs).toBe(0);
    expect(lists()).toBe(1);
  });

  it('takes what changed while it listed for what it is', async () => {
    harness.server.document(PODS, () => {
      harness.watch.send(event('MODIFIED', 'a', '101'));
      return list('100', ['a', 'b']);
    });
    await harness.start();
    await untilDue();
    await harness.send(event('DELETED', 'b', '102'));
    await harness.clock.advance(10_000);
    expect(harness.counters.repairs).toBe(0);
    expect(lists()).toBe(1);
  });

  it('takes what is being kept when it begins for what it is', async () => {
    harness.server.document(PODS, () => list('101', ['a', 'b', 'c']));
    harness.sink.clock = harness.clock;
    await harness.start();
    await harness.clock.advance(VERIFY_MS - 1_000);
    harness.sink.slowMs = 8_000;
    await harness.send(event('ADDED', 'c', '101'));
    await harness.clock.advance(30_000);
    expect(lists()).toBe(1);
    expect(harness.counters.repairs).toBe(0);
  });

  it('finds a watch that has missed the rest', async () => {
    harness.server.document(PODS, () => list('200', ['a', 'b', 'c']));
    await harness.start();
    await untilDue();
    await harness.clock.advance(170_000);
    expect(harness.counters.repairs).toBe(0);
    await harness.clock.advance(20_000);
    expect(harness.counters.repairs).toBe(1);
    expect(harness.sink.uids).toEqual(['a', 'b', 'c']);
  });

  it('finds that the server has gone back, though its watch says nothing', async () => {
    harness.server.document(PODS, () => list('40', ['a', 'b']));
    await harness.start();
    await untilDue();
    await harness.clock.advance(2_000);
    expect(harness.counters.repairs).toBe(1);
    expect(harness.sink.version).toBe('40');
    expect(harness.watchedFrom.at(-1)).toBe('40');
  });

  it('does not repair what is refused for its size', async () => {
    const big = { ...object('b', '1'), data: 'x'.repeat(20_000) };
    const metadata = { resourceVersion: '100' };
    harness.server.document(PODS, () => ({
      metadata,
      items: [object('a', '1'), big],
    }));
    await harness.start();
    await untilDue();
    expect(lists()).toBe(1);
    expect(harness.counters.repairs).toBe(0);
  });

  it('concludes nothing from a list that fails, and tries again', async () => {
    harness.server.document(PODS, refusal('unreachable'), () =>
      list('100', ['a', 'b']),
    );
    await harness.start();
    await untilDue();
    expect(harness.counters).toMatchObject({ errors: 1, repairs: 0 });
    await untilDue();
    expect(lists()).toBe(2);
    expect(harness.statuses).toEqual(['current']);
  });

  it('goes on where the watch ends meanwhile', async () => {
    harness.server.document(PODS, () => list('105', ['a', 'b', 'c']));
    await harness.start();
    await untilDue();
    await harness.clock.advance(20_000);
    harness.watch.end();
    await settled();
    await harness.send(event('ADDED', 'c', '105'));
    await harness.clock.advance(10_000);
    expect(lists()).toBe(1);
    expect(harness.counters.repairs).toBe(0);
  });

  it('begins again where the watch fails meanwhile', async () => {
    harness.server.document(PODS, () => list('105', ['a', 'b', 'c']));
    await harness.start();
    await untilDue();
    harness.watch.fail(new ApiServerError('unreachable', 'reset'));
    await harness.clock.advance(600_000);
    expect(lists()).toBe(1);
    await harness.clock.advance(VERIFY_MS);
    expect(lists()).toBeGreaterThan(1);
  });

  it('is due when it was, whatever happens to the watch', async () => {
    harness.server.document(PODS, () => list('100', ['a', 'b']));
    await harness.start();
    for (let passed = 0; passed < VERIFY_MS; passed += VERIFY_MS / 8) {
      harness.watch.end();
      await harness.clock.advance(VERIFY_MS / 8);
    }
    expect(lists()).toBe(1);
  });

  it('stops with its run', async () => {
    harness.server.document(PODS, () => list('900', ['a', 'b']));
    await harness.start();
    await untilDue();
    await harness.stop();
    await settled();
    expect(harness.clock.sleeping).toBe(0);
  });
});
