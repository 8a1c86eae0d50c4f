import {
  bookmark,
  errorEvent,
  event,
  list,
  object,
  PODS,
  ReflectorHarness,
  refusal,
  refusalOf,
} from './ReflectorHarness';

describe('Reflector', () => {
  let harness: ReflectorHarness;

  beforeEach(() => {
    harness = new ReflectorHarness();
  });

  afterEach(() => harness.stop());

  it('lists page by page, then watches from there', async () => {
    harness.server.document(
      PODS,
      () => list('10', ['a', 'b'], 'more'),
      () => list('10', ['c']),
    );
    await harness.start();
    expect(harness.sink.uids).toEqual(['a', 'b', 'c']);
    expect(
      harness.server.lists(PODS).map(q => [q.get('limit'), q.get('continue')]),
    ).toEqual([
      ['500', null],
      ['500', 'more'],
    ]);
    const [query] = harness.server.watchQueries(PODS);
    expect(query.get('resourceVersion')).toBe('10');
    expect(query.get('allowWatchBookmarks')).toBe('true');
    expect(harness.states).toEqual([{ status: 'current' }]);
    expect(harness.heard).toBeGreaterThan(0);
  });

  it('asks for watches of 5 to 10 minutes, at random', async () => {
    harness.server.document(PODS, () => list('1'));
    for (const [random, seconds] of [
      [0, '300'],
      [0.5, '450'],
      [0.999999, '600'],
    ] as const) {
      const one = new ReflectorHarness();
      one.server.document(PODS, () => list('1'));
      one.clock.randomValue = random;
      await one.start();
      const [query] = one.server.watchQueries(PODS);
      expect(query.get('timeoutSeconds')).toBe(seconds);
      await one.stop();
    }
  });

  it('keeps what the watch tells, with its checkpoint', async () => {
    harness.server.document(PODS, () => list('10', ['a', 'b']));
    await harness.start();
    await harness.send(event('ADDED', 'c', '11'), event('DELETED', 'a', '12'));
    await harness.send(event('MODIFIED', 'b', '13'));
    expect(harness.sink.uids).toEqual(['b', 'c']);
    expect(harness.sink.version).toBe('13');
    expect(harness.sink.objects.get('b')?.metadata?.resourceVersion).toBe('13');
  });

  it('resumes from a checkpoint without a list', async () => {
    harness.sink.version = '77';
    await harness.start();
    expect(harness.server.lists(PODS)).toEqual([]);
    expect(harness.watchedFrom).toEqual(['77']);
    expect(harness.states).toEqual([{ status: 'current' }]);
  });

  it('moves its checkpoint on with a bookmark', async () => {
    harness.sink.version = '77';
    await harness.start();
    await harness.send(bookmark('90'));
    expect(harness.sink.version).toBe('90');
    harness.watch.end();
    await harness.clock.advance(1_000);
    expect(harness.watchedFrom).toEqual(['77', '90']);
  });

  it('goes on at once where the server ends a watch in time', async () => {
    harness.sink.version = '77';
    await harness.start();
    await harness.send(event('ADDED', 'a', '78'));
    await harness.clock.advance(300_000);
    harness.watch.end();
    await harness.clock.advance(0);
    expect(harness.watchedFrom).toEqual(['77', '78']);
    expect(harness.server.lists(PODS)).toEqual([]);
    expect(harness.statuses).toEqual(['current']);
    expect(harness.failed).toEqual([]);
  });

  it.each([
    [
      'as the answer',
      () => harness.server.watch(PODS, refusal('expired'), () => undefined),
    ],
    ['as an event', () => undefined],
  ])('lists again where a watch is too old, told %s', async (how, script) => {
    harness.sink.version = '5';
    harness.server.document(PODS, () => list('100', ['x']));
    script();
    await harness.start();
    if (how === 'as an event') {
      await harness.send(errorEvent(410, 'too old resource version: 5 (50)'));
    }
    await harness.clock.advance(2_000);
    expect(harness.server.lists(PODS)).toHaveLength(1);
    expect(harness.watchedFrom).toEqual(['5', '100']);
    expect(harness.sink.uids).toEqual(['x']);
    expect(harness.states[harness.states.length - 1]).toEqual({
      status: 'current',
    });
    expect(harness.statuses).not.toContain('stale');
  });

  it('lists from the beginning where a continue token has expired', async () => {
    harness.server.document(
      PODS,
      () => list('10', ['a', 'gone'], 'page-2'),
      () => list('10', ['b'], 'page-3'),
      refusal('expired'),
      () => list('20', ['a', 'b', 'c']),
    );
    await harness.start();
    expect(harness.sink.version).toBeUndefined();
    await harness.clock.advance(2_000);
    expect(
      harness.server.lists(PODS).map(query => query.get('continue')),
    ).toEqual([null, 'page-2', 'page-3', null]);
    expect(harness.sink.uids).toEqual(['a', 'b', 'c']);
    expect(harness.sink.version).toBe('20');
  });

  it('is not current for long where every list expires', async () => {
    harness.sink.version = '5';
    await harness.start();
    harness.server.document(PODS, refusal('expired'));
    await harness.send(errorEvent(410));
    await harness.clock.advance(120_000);
    expect(harness.statuses).toEqual(['current', 'stale']);
    expect(harness.server.lists(PODS).length).toBeLessThan(30);
  });

  it('lists again from where it was, so that the server need not ask etcd', async () => {
    harness.sink.version = '5';
    harness.server
      .watch(PODS, refusal('expired'), () => undefined)
      .document(
        PODS,
        () => list('100', ['x'], 'more'),
        () => list('100'),
      );
    await harness.start();
    await harness.clock.advance(2_000);
    const [first, second] = harness.server.lists(PODS);
    expect(Object.fromEntries(first)).toEqual({
      limit: '500',
      resourceVersion: '5',
      resourceVersionMatch: 'NotOlderThan',
    });
    expect(Object.fromEntries(second)).toEqual({
      limit: '500',
      continue: 'more',
    });
  });

  it.each(['expired', 'invalid'] as const)(
    'lists whatever there is where that is %s',
    async failure => {
      harness.sink.version = '5';
      harness.server
        .watch(PODS, refusal('expired'), () => undefined)
        .document(PODS, refusal(failure), () => list('100', ['x']));
      await harness.start();
      await harness.clock.advance(5_000);
      expect(
        harness.server.lists(PODS).map(query => query.get('resourceVersion')),
      ).toEqual(['5', null]);
      expect(harness.sink.uids).toEqual(['x']);
    },
  );

  it('waits for a replica that is behind', async () => {
    harness.sink.version = '900';
    const behind = refusal('futureVersion', { retryAfterMs: 1_000 });
    harness.server.watch(PODS, behind, behind, () => undefined);
    await harness.start();
    await harness.clock.advance(10_000);
    expect(harness.watchedFrom).toEqual(['900', '900', '900']);
    expect(harness.server.lists(PODS)).toEqual([]);
    expect(harness.statuses.at(-1)).toBe('current');
  });

  it('lists again where the server stays behind: it has gone back in time', async () => {
    harness.sink.version = '900';
    const behind = refusal('futureVersion');
    harness.server
      .document(PODS, () => list('30', ['old']))
      .watch(PODS, behind, behind, behind, () => undefined);
    await harness.start();
    await harness.clock.advance(10_000);
    expect(harness.watchedFrom).toEqual(['900', '900', '900', '30']);
    expect(harness.server.lists(PODS)[0].has('resourceVersion')).toBe(false);
    expect(harness.sink.uids).toEqual(['old']);
    expect(harness.statuses.at(-1)).toBe('current');
  });

  it.each([
    ['an event', event('ADDED', 'old', '30')],
    ['a bookmark', bookmark('30')],
  ])('lists again where %s is older than what it has', async (_, frame) => {
    harness.sink.version = '900';
    harness.server.document(PODS, () => list('31', ['old']));
    await harness.start();
    await harness.send(frame);
    expect(harness.sink.writes).toEqual(['forget']);
    await harness.clock.advance(2_000);
    expect(harness.sink.uids).toEqual(['old']);
    expect(harness.sink.version).toBe('31');
    expect(harness.server.lists(PODS)[0].has('resourceVersion')).toBe(false);
    expect(harness.statuses).toEqual(['current']);
  });

  it('asks for a built-in kind as protobuf, until that is refused', async () => {
    harness.server
      .document(PODS, refusalOf(406, 'only JSON here'), () => list('10', ['a']))
      .watch(PODS, () => undefined);
    await harness.start();
    expect(harness.sink.uids).toEqual(['a']);
    expect(harness.statuses).toEqual(['current']);
    const accepted = harness.server.requests.map(({ accept }) => accept);
    expect(accepted[0]).toMatch(/^application\/vnd.kubernetes.protobuf,/);
    expect(accepted.slice(1)).toEqual(['application/json', 'application/json']);
  });

  it('stays current with objects that are too large, and says so', async () => {
    const big = { ...object('big', '9'), data: 'x'.repeat(20_000) };
    const metadata = { resourceVersion: '10' };
    harness.server.document(PODS, () => ({
      metadata,
      items: [big, object('a', '1')],
    }));
    await harness.start();
    expect(harness.sink.uids).toEqual(['a']);
    const reason = '1 object of more than 0.01 MiB was refused';
    expect(harness.states).toEqual([{ status: 'current', reason, refused: 1 }]);
    await harness.send({ type: 'MODIFIED', object: big });
    await harness.send(event('ADDED', 'b', '11'));
    expect(harness.states.at(-1)).toMatchObject({ refused: 2 });
    expect(harness.sink.uids).toEqual(['a', 'b']);
    expect(harness.counters).toMatchObject({ refused: 2, errors: 0 });
  });

  it('keeps at once what comes, and then together what came meanwhile', async () => {
    harness.sink.version = '5';
    harness.sink.clock = harness.clock;
    harness.sink.slowMs = 1_000;
    await harness.start();
    await harness.send(event('ADDED', 'a', '6'));
    expect(harness.sink.writes).toEqual(['apply 1 to 6']);
    await harness.send(event('ADDED', 'b', '7'), event('ADDED', 'c', '8'));
    await harness.clock.advance(900);
    await harness.send(event('DELETED', 'b', '9'));
    await harness.clock.advance(100);
    expect(harness.sink.writes).toEqual(['apply 1 to 6', 'apply 3 to 9']);
    await harness.clock.advance(1_000);
    expect(harness.sink.uids).toEqual(['a', 'c']);
    expect(harness.counters.read()).toMatchObject({ events: 4, lagMs: 2_000 });
  });

  it('ends its requests and its run when the signal aborts', async () => {
    harness.server.document(PODS, () => list('1'));
    await harness.start();
    const { watch } = harness;
    await harness.stop();
    await harness.clock.advance(600_000);
    expect(watch.isOpen).toBe(false);
    expect(harness.server.requests).toHaveLength(2);
    expect(harness.clock.sleeping).toBe(0);
  });
});
