import { mockServices } from '@backstage/backend-test-utils';
import { ApiServerError } from '../apiServer/ApiServerError';
import { settled } from '../FakeClock';
import { CollectorHarness, NODES, PODS } from './CollectorHarness';

describe('ClusterCollector', () => {
  const logger = mockServices.logger.mock();
  let harness: CollectorHarness;

  beforeEach(() => {
    harness = new CollectorHarness(logger);
  });

  afterEach(() => harness.stop());

  const reason = () => harness.record.syncs[harness.record.syncs.length - 1];

  it('comes to be current, and says so each ten seconds', async () => {
    await harness.start();
    expect(harness.statuses).toEqual(['initial', 'current']);
    expect(harness.record.kinds.get('Pod')).toEqual([{ status: 'current' }]);
    const first = harness.lastHeard;
    await harness.clock.advance(60_000);
    expect(harness.lastHeard - first).toBeGreaterThanOrEqual(50_000);
    expect(harness.statuses).toEqual(['initial', 'current']);
  });

  it('was seen before, but not since the backend started', async () => {
    harness.record.synced = true;
    harness.server.freeze();
    await harness.start();
    expect(harness.record.syncs).toEqual([
      { status: 'stale', reason: 'not seen since the backend started' },
    ]);
  });

  it('is not in its first sync again after a restart', async () => {
    harness.record.synced = true;
    await harness.start();
    expect(harness.statuses).toEqual(['stale', 'current']);
  });

  it('is unreachable from the start, and current once it answers', async () => {
    harness.cutOff('unreachable');
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['initial', 'unreachable']);
    expect(reason()).toMatchObject({ reason: 'it is unreachable' });
    expect(harness.record.heard).toEqual([]);
    harness.restore();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual([
      'initial',
      'unreachable',
      'initial',
      'current',
    ]);
  });

  it('is forbidden where it refuses the credential', async () => {
    harness.cutOff('unauthorized');
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['initial', 'forbidden']);
  });

  it('keeps what certificate it shows, and each other one after that', async () => {
    const certificate = {
      subject: 'kube-apiserver',
      issuer: 'kubernetes',
      notBefore: '2026-11-24T12:00:00.000Z',
      notAfter: '2027-11-24T12:00:00.000Z',
      fingerprint: 'ab',
    };
    harness.server.certificate = certificate;
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.record.certificates).toEqual([certificate]);
    const renewed = { ...certificate, fingerprint: 'cd' };
    harness.server.certificate = renewed;
    await harness.clock.advance(60_000);
    expect(harness.record.certificates).toEqual([certificate, renewed]);
  });

  it('is forbidden where it allows no kind', async () => {
    const refuse = () => {
      throw new ApiServerError('forbidden', 'pods is forbidden');
    };
    harness.server.document(PODS, refuse).document(NODES, refuse);
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['initial', 'forbidden']);
    expect(reason()).toMatchObject({ reason: 'pods is forbidden' });
  });

  it('is current where it allows some kinds', async () => {
    harness.server.document(NODES, () => {
      throw new ApiServerError('forbidden', 'nodes is forbidden');
    });
    await harness.start();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['initial', 'current']);
    expect(harness.record.kinds.get('Node')).toEqual([
      { status: 'forbidden', reason: 'nodes is forbidden' },
    ]);
  });

  it('is stale when it is killed, and resumes when it is back', async () => {
    await harness.start();
    await harness.clock.advance(20_000);
    const killedAt = harness.clock.now();
    harness.cutOff('unreachable');
    await harness.clock.advance(120_000);
    expect(harness.statuses).toEqual(['initial', 'current', 'stale']);
    expect(reason()).toMatchObject({ reason: 'it is unreachable' });
    expect(harness.lastHeard).toBeLessThanOrEqual(killedAt);

    harness.restore();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual([
      'initial',
      'current',
      'stale',
      'current',
    ]);
    expect(harness.server.lists(PODS)).toHaveLength(1);
    expect(harness.lastHeard).toBeGreaterThan(killedAt + 120_000);
  });

  it('is current again only when its kinds are seen again', async () => {
    await harness.start();
    harness.server.freeze();
    await harness.clock.advance(120_000);
    const heard = harness.record.heard.length;
    const refuse = () => {
      throw new ApiServerError('unreachable', 'no watch');
    };
    harness.server.watch(PODS, refuse);
    harness.server.thaw();
    await harness.clock.advance(120_000);
    expect(harness.statuses).toEqual(['initial', 'current', 'stale']);
    expect(harness.record.kinds.get('Pod')?.pop()?.status).toBe('stale');
    expect(harness.record.heard).toHaveLength(heard);
  });

  it('is stale when it is frozen, though its streams stay open', async () => {
    await harness.start();
    await harness.clock.advance(20_000);
    const frozenAt = harness.clock.now();
    harness.server.freeze();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual(['initial', 'current', 'stale']);
    expect(reason()).toMatchObject({ reason: 'no answer in time' });
    expect(harness.lastHeard).toBeLessThanOrEqual(frozenAt);
    expect(harness.server.watches.filter(({ isOpen }) => isOpen)).toEqual([]);
    harness.server.thaw();
    await harness.clock.advance(60_000);
    expect(harness.statuses[3]).toBe('current');
  });

  it('is stale where the token has expired, and current with a new one', async () => {
    await harness.start();
    harness.cutOff('unauthorized');
    await harness.clock.advance(60_000);
    harness.restore();
    await harness.clock.advance(60_000);
    expect(harness.statuses).toEqual([
      'initial',
      'current',
      'stale',
      'current',
    ]);
  });

  it('is stale where one kind is not seen, and names it', async () => {
    await harness.start();
    const broken = new ApiServerError('unreachable', 'reset');
    harness.server.watch(PODS, () => {
      throw broken;
    });
    harness.server.lastWatch(PODS).fail(broken);
    await harness.clock.advance(60_000);
    expect(reason()).toEqual({ status: 'stale', reason: 'Pod: reset' });
    expect(harness.server.lastWatch(NODES).isOpen).toBe(true);
  });

  it('asks at once whether it lives when a stream breaks', async () => {
    await harness.start();
    await harness.clock.advance(3_000);
    const asked = harness.server.lists('/version').length;
    harness.cutOff('unreachable');
    await settled();
    expect(harness.server.lists('/version')).toHaveLength(asked + 1);
  });

  it('asks a server without pings for little, as long as its watches tell of it', async () => {
    harness.server.hasPings = false;
    await harness.start();
    const bookmark = {
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: '11' } },
    };
    for (let minute = 0; minute < 4; minute += 1) {
      for (const path of [PODS, NODES]) {
        await harness.clock.advance(30_000);
        harness.server.lastWatch(path).send(bookmark);
        await settled();
      }
    }
    expect(harness.server.lists('/version')).toHaveLength(1);
    expect(harness.lastHeard).toBeGreaterThan(harness.clock.now() - 45_000);
    const frozenAt = harness.clock.now();
    harness.server.freeze();
    await harness.clock.advance(75_000);
    expect(harness.statuses).toEqual(['initial', 'current', 'stale']);
    expect(harness.lastHeard).toBeLessThanOrEqual(frozenAt);
  });

  it('has told what the cluster is, again where that changes', async () => {
    await harness.start();
    // Once at first, and once that its nodes are known.
    expect(harness.identified).toEqual(['v1.34.1', 'v1.34.1']);
    await harness.clock.advance(60_000);
    expect(harness.identified).toHaveLength(2);
    harness.server.document('/version', () => ({ gitVersion: 'v1.35.0' }));
    await harness.clock.advance(620_000);
    expect(harness.identified[2]).toBe('v1.35.0');
    const before = harness.identified.length;
    await harness.clock.advance(620_000);
    expect(harness.identified).toHaveLength(before + 1);
  });

  it('has it told again soon where that failed', async () => {
    harness.identifyFailure = new ApiServerError('unreachable', 'reset');
    await harness.start();
    const before = harness.identified.length;
    await harness.clock.advance(20_000);
    expect(harness.identified.length).toBeGreaterThanOrEqual(before);
    expect(harness.identified.at(-1)).toBe('v1.34.1');
    expect(logger.warn).toHaveBeenCalledWith(
      'Cluster prod: telling its distribution failed: reset',
    );
  });

  it('asks a server only once whether it sends lists as streams', async () => {
    await harness.start();
    const asked = () =>
      [PODS, NODES]
        .flatMap(path => harness.server.watchQueries(path))
        .filter(query => query.has('sendInitialEvents')).length;
    const before = asked();
    expect(before).toBeGreaterThan(0);
    harness.record.sinkOf('Pod').version = undefined;
    harness.server
      .lastWatch(PODS)
      .fail(new ApiServerError('unreachable', 'reset'));
    await harness.clock.advance(5_000);
    expect(harness.server.lists(PODS)).toHaveLength(2);
    expect(asked()).toBe(before);
  });

  it('reports what it did, where it did something', async () => {
    await harness.start();
    await harness.clock.advance(15_000);
    expect(harness.record.stats).toMatchObject([
      [
        { kind: 'Pod', events: 0, lists: 1, watches: 1 },
        { kind: 'Node', events: 0, lists: 1, watches: 1 },
      ],
    ]);
    await harness.clock.advance(60_000);
    expect(harness.record.stats).toHaveLength(1);
    harness.server.lastWatch(PODS).send({
      type: 'ADDED',
      object: { metadata: { uid: 'a', resourceVersion: '11' } },
    });
    await harness.clock.advance(15_000);
    expect(harness.record.stats.slice(1)).toMatchObject([
      [{ kind: 'Pod', events: 1, lagMs: 0 }],
    ]);
  });

  it('leaves nothing under way when it is stopped', async () => {
    let finish = () => {};
    const sink = harness.record.sinkOf('Pod');
    sink.apply = () =>
      new Promise<void>(resolve => {
        finish = resolve;
      });
    await harness.start();
    harness.server.lastWatch(PODS).send({
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: '11' } },
    });
    await harness.clock.advance(50);
    let stopped = false;
    const stopping = harness.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(harness.server.closed).toBe(true);
    expect(harness.clock.sleeping).toBe(0);
    expect(harness.server.watches.some(({ isOpen }) => isOpen)).toBe(false);
  });

  it('records nothing any more after it was stopped', async () => {
    await harness.start();
    const states = harness.record.syncs.length;
    await harness.stop();
    harness.server.breakWatches(new ApiServerError('unreachable', 'reset'));
    await harness.clock.advance(120_000);
    expect(harness.record.syncs).toHaveLength(states);
  });

  it('goes on where its states cannot be kept', async () => {
    let failures = 0;
    const { recordSync } = harness.record;
    harness.record.recordSync = async sync => {
      failures += 1;
      if (failures === 1) {
        throw new Error('The database is away');
      }
      return recordSync.call(harness.record, sync);
    };
    await harness.start();
    expect(harness.record.statuses).toContain('current');
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('prod'));
  });
});
