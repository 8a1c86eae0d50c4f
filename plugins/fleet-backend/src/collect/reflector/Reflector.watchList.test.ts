import { FakeStream } from '../apiServer/FakeStream';
import { settled } from '../FakeClock';
import {
  bookmark,
  event,
  initialEnd,
  list,
  object,
  PODS,
  ReflectorHarness,
  refusal,
  refusalOf,
} from './ReflectorHarness';

describe('Reflector, where the server sends lists as streams', () => {
  let harness: ReflectorHarness;

  beforeEach(() => {
    harness = new ReflectorHarness();
    harness.traits.watchList = true;
  });

  afterEach(() => harness.stop());

  it('takes the list, and goes on with the same stream', async () => {
    harness.sink.objects.set('gone', object('gone', '1'));
    await harness.start();
    const [query] = harness.server.watchQueries(PODS);
    expect(Object.fromEntries(query)).toMatchObject({
      watch: 'true',
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      resourceVersion: '',
      allowWatchBookmarks: 'true',
      timeoutSeconds: '450',
    });
    await harness.send(event('ADDED', 'b', '9'), event('ADDED', 'a', '4'));
    expect(harness.states).toEqual([]);
    expect(harness.sink.version).toBeUndefined();
    // So few are gathered until there are more, or until the end.
    expect(harness.sink.uids).toEqual(['gone']);
    await harness.send(initialEnd('12'));
    expect(harness.sink.version).toBe('12');
    expect(harness.sink.uids).toEqual(['a', 'b']);
    expect(harness.states).toEqual([{ status: 'current' }]);
    await harness.send(event('ADDED', 'c', '13'));
    expect(harness.sink.uids).toEqual(['a', 'b', 'c']);
    expect(harness.server.requests).toHaveLength(1);
    expect(harness.counters).toMatchObject({ lists: 1, watches: 1, events: 1 });
  });

  it('keeps what comes in one piece with the end of the list', async () => {
    await harness.start();
    const lines = [
      event('ADDED', 'a', '9'),
      initialEnd('12'),
      event('DELETED', 'a', '13'),
      event('ADDED', 'b', '14'),
    ].map(frame => `${JSON.stringify(frame)}\n`);
    harness.watch.sendBytes(Buffer.from(lines.join('')));
    await settled();
    expect(harness.sink.uids).toEqual(['b']);
    expect(harness.sink.version).toBe('14');
    expect(harness.sink.writes).toEqual([
      'add 1',
      'finish 12',
      'apply 2 to 14',
    ]);
  });

  it('does not keep what was deleted before the list was complete', async () => {
    await harness.start();
    await harness.send(
      event('ADDED', 'a', '9'),
      event('ADDED', 'b', '10'),
      event('DELETED', 'a', '11'),
      event('MODIFIED', 'b', '12'),
      initialEnd('12'),
    );
    expect(harness.sink.uids).toEqual(['b']);
    expect(harness.sink.objects.get('b')?.metadata?.resourceVersion).toBe('12');
  });

  it('takes a kind of which there is nothing', async () => {
    await harness.start();
    await harness.send(initialEnd('12'));
    expect(harness.states).toEqual([{ status: 'current' }]);
    expect(harness.sink.version).toBe('12');
  });

  it('does not take another bookmark for the end', async () => {
    await harness.start();
    await harness.send(event('ADDED', 'a', '9'), bookmark('11'));
    expect(harness.sink.version).toBeUndefined();
  });

  it('goes on with a new watch from the end of the list', async () => {
    await harness.start();
    await harness.send(initialEnd('12'));
    await harness.clock.advance(300_000);
    harness.watch.end();
    await settled();
    const [, query] = harness.server.watchQueries(PODS);
    expect(query.get('resourceVersion')).toBe('12');
    expect(query.has('sendInitialEvents')).toBe(false);
    expect(query.has('resourceVersionMatch')).toBe(false);
  });

  it('begins the list again where its stream breaks', async () => {
    await harness.start();
    await harness.send(event('ADDED', 'a', '9'));
    harness.watch.end();
    await harness.clock.advance(2_000);
    expect(harness.sink.version).toBeUndefined();
    await harness.send(event('ADDED', 'b', '9'), initialEnd('12'));
    expect(harness.sink.uids).toEqual(['b']);
    expect(harness.server.watchQueries(PODS)).toHaveLength(2);
  });

  it('lists in pages where that is refused, and does not ask again', async () => {
    harness.server
      .watch(PODS, refusalOf(422, 'forbidden for watch'), () => undefined)
      .document(PODS, () => list('10', ['a']));
    await harness.start();
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.statuses).toEqual(['current']);
    expect(harness.failed).toEqual([]);
    expect(harness.traits.watchList).toBe(false);
    expect(harness.counters).toMatchObject({ lists: 1, errors: 0 });
  });

  it('lists in pages where the end never comes', async () => {
    harness.server.document(PODS, () => list('10', ['a']));
    await harness.start();
    const [first] = harness.server.watches;
    await harness.send(event('ADDED', 'a', '9'));
    await harness.clock.advance(29_000);
    await harness.send(event('ADDED', 'b', '9'));
    await harness.clock.advance(29_000);
    expect(harness.states).toEqual([]);
    await harness.clock.advance(1_000);
    expect(first.isOpen).toBe(false);
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.statuses).toEqual(['current']);
    expect(harness.traits.watchList).toBe(false);
  });

  it('lists in pages where streams fail, for whatever reason', async () => {
    const fail = refusal('unreachable');
    harness.server
      .watch(PODS, query => query.has('sendInitialEvents') && fail())
      .document(PODS, () => list('10', ['a']));
    await harness.start();
    await harness.clock.advance(10_000);
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.statuses.at(-1)).toBe('current');
    // It may have been a bad moment.
    expect(harness.traits.watchList).toBe(true);
  });

  it('is patient where it is the inventory that takes its time', async () => {
    await harness.start();
    const { writes } = harness.sink;
    harness.sink.slowMs = 120_000;
    harness.sink.clock = harness.clock;
    harness.watch.send(
      ...Array.from({ length: 600 }, (_, n) => event('ADDED', `u${n}`, '9')),
    );
    await harness.clock.advance(130_000);
    expect(writes).toEqual(['add 250', 'add 250']);
    expect(harness.watch.isOpen).toBe(true);
    harness.watch.send(initialEnd('12'));
    await harness.clock.advance(400_000);
    expect(harness.sink.version).toBe('12');
    expect(harness.sink.uids).toHaveLength(600);
  });

  it('is forbidden where watching is', async () => {
    harness.server.watch(PODS, refusal('forbidden'));
    await harness.start();
    expect(harness.statuses).toEqual(['forbidden']);
    expect(harness.traits.watchList).toBe(true);
  });

  it('lists from where it was where a watch is too old', async () => {
    harness.sink.version = '5';
    harness.server.watch(PODS, refusal('expired'), () => undefined);
    await harness.start();
    await harness.clock.advance(2_000);
    const [, query] = harness.server.watchQueries(PODS);
    expect(query.get('sendInitialEvents')).toBe('true');
    expect(query.get('resourceVersion')).toBe('5');
    await harness.send(initialEnd('50'));
    expect(harness.sink.version).toBe('50');
  });

  it('ends its stream when the signal aborts', async () => {
    await harness.start();
    const { watch } = harness;
    await harness.stop();
    await settled();
    expect(watch.isOpen).toBe(false);
    expect(watch).toBeInstanceOf(FakeStream);
    expect(harness.clock.sleeping).toBe(0);
  });
});
