import { ApiServerError } from '../apiServer/ApiServerError';
import { settled } from '../FakeClock';
import { ClusterWatchHarness } from './ClusterWatchHarness';

const reset = new ApiServerError('unreachable', 'the connection was reset');

describe('ClusterWatch, when things fail', () => {
  let watch: ClusterWatchHarness;

  beforeEach(() => {
    watch = new ClusterWatchHarness();
  });

  afterEach(() => watch.end());

  it('resumes after a break, waits first, and says nothing of one', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.send('ADDED', '5').fail(reset);
    await settled();
    expect(watch.server.asked).toHaveLength(1);
    await watch.clock.advance(30_000);
    watch.server.lastRound.send('MODIFIED', '6');
    await settled();

    expect(watch.server.lastQuery.resourceVersion).toBe('5');
    expect(watch.told).toEqual(['ADDED 5', 'MODIFIED 6']);
  });

  it('tells an outage once, goes on trying, and tells the next one', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.refusals.push(reset, reset, reset);
    watch.server.lastRound.fail(reset);
    await watch.clock.advance(300_000);
    expect(watch.told).toEqual(['ERROR -: the connection was reset']);
    watch.server.lastRound.send('ADDED', '7');
    await settled();
    watch.server.refusals.push(reset);
    watch.server.lastRound.fail(reset);
    await watch.clock.advance(300_000);

    expect(watch.told.slice(1)).toEqual([
      'ADDED 7',
      'ERROR -: the connection was reset',
    ]);
    expect(watch.isOver).toBe(false);
  });

  it('waits for as long as the server asks', async () => {
    watch.server.refusals.push(
      new ApiServerError('tooManyRequests', 'HTTP 429', {
        retryAfterMs: 60_000,
      }),
    );
    await watch.start({ resourceVersion: '1' });
    await watch.clock.advance(59_999);
    expect(watch.server.asked).toHaveLength(1);
    await watch.clock.advance(1);
    expect(watch.server.asked).toHaveLength(2);
  });

  it('ends where the version is too old, and says so', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.sendFrame({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, message: 'too old' },
    });
    await settled();

    expect(watch.told).toEqual(['ERROR 410: HTTP 410: too old']);
    expect(watch.isOver).toBe(true);
  });

  it('ends where it cannot know what it missed', async () => {
    await watch.start();
    watch.server.lastRound.send('ADDED', '9').fail(reset);
    await watch.clock.advance(30_000);

    expect(watch.told).toEqual([
      'ADDED 9',
      'ERROR 410: the watch broke before it was known up to where it reached',
    ]);
    expect(watch.isOver).toBe(true);
  });

  it('begins anew where nothing had come yet', async () => {
    await watch.start({ resourceVersion: '0' });
    watch.server.lastRound.fail(reset);
    await watch.clock.advance(30_000);

    expect(watch.server.lastQuery.resourceVersion).toBe('0');
    expect(watch.told).toEqual([]);
  });

  it.each([
    ['forbidden', 'ERROR 403: refused'],
    ['notFound', 'ERROR 404: refused'],
    ['invalid', 'ERROR 400: refused'],
  ] as const)('ends where it is %s', async (failure, told) => {
    watch.server.refusals.push(new ApiServerError(failure, 'refused'));
    await watch.start();

    expect(watch.told).toEqual([told]);
    expect(watch.isOver).toBe(true);
  });

  it('tries again with a new credential, once', async () => {
    const refusal = new ApiServerError('unauthorized', 'HTTP 401');
    watch.server.refusals.push(refusal, refusal);
    await watch.start();
    expect(watch.told).toEqual([]);
    await watch.clock.advance(30_000);

    expect(watch.told).toEqual(['ERROR 401: HTTP 401']);
    expect(watch.isOver).toBe(true);
  });

  it('finds a silent stream dead, and opens another', async () => {
    await watch.start({ resourceVersion: '1' });
    await watch.clock.advance(450_000 + 60_000 + 30_000);

    expect(watch.server.rounds.map(({ isOpen }) => isOpen)).toEqual([
      false,
      true,
    ]);
  });

  it('waits before it opens a watch again that ended at once', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.end();
    await settled();
    expect(watch.server.asked).toHaveLength(1);
    await watch.clock.advance(30_000);
    expect(watch.server.asked).toHaveLength(2);
  });

  it.each([
    [{ type: 'ADDED', object: {} }, 'an object has no resourceVersion'],
    [
      { type: 'ADDED', object: { metadata: { name: 'x'.repeat(9_000_000) } } },
      'an object of 9000050 bytes is too large',
    ],
  ])('ends where an object cannot be handed on', async (frame, why) => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.sendFrame(frame);
    await settled();

    expect(watch.told).toEqual([`ERROR 400: ${why}`]);
    expect(watch.isOver).toBe(true);
  });

  it('ends where its cluster has left the fleet', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.connection = undefined;
    watch.server.lastRound.send('ADDED', '5').end();
    await settled();

    expect(watch.told).toEqual([
      'ADDED 5',
      'ERROR 404: the cluster has left the fleet',
    ]);
  });
});
