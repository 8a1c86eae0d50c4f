import { settled } from '../FakeClock';
import { ClusterWatchHarness } from './ClusterWatchHarness';

describe('ClusterWatch', () => {
  let watch: ClusterWatchHarness;

  beforeEach(() => {
    watch = new ClusterWatchHarness();
  });

  afterEach(() => watch.end());

  it('asks for bookmarks and an end, and hands objects on whole', async () => {
    await watch.start({ namespace: 'shop', labelSelector: 'app=a,b!=c' });
    const object = {
      metadata: { resourceVersion: '5', managedFields: [{ manager: 'me' }] },
    };
    watch.server.lastRound.sendFrame({ type: 'ADDED', object });
    await settled();

    const [{ pathname }] = watch.server.asked;
    expect(pathname).toBe('/api/v1/namespaces/shop/pods');
    expect(watch.server.lastQuery).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: '450',
      labelSelector: 'app=a,b!=c',
    });
    expect(watch.events).toEqual([
      { type: 'ADDED', object, resourceVersion: '5' },
    ]);
  });

  it('keeps bookmarks to itself unless they are asked for', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.send('BOOKMARK', '5').send('MODIFIED', '6');
    await settled();

    expect(watch.told).toEqual(['MODIFIED 6']);
  });

  it('asks for the state first, and hands on the bookmark that closes it', async () => {
    await watch.start({
      sendInitialEvents: true,
      allowWatchBookmarks: true,
      resourceVersionMatch: 'NotOlderThan',
    });
    const [first] = watch.server.rounds;
    first.send('ADDED', '9').send('ADDED', '4').send('BOOKMARK', '10').end();
    await settled();

    expect(watch.told).toEqual(['ADDED 9', 'ADDED 4', 'BOOKMARK 10']);
    expect(Object.fromEntries(watch.server.asked[0].searchParams)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: '450',
      resourceVersionMatch: 'NotOlderThan',
      sendInitialEvents: 'true',
    });
    expect(watch.server.lastQuery).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: '450',
      resourceVersion: '10',
    });
  });

  it('goes on from the newest version when a round ends', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.server.lastRound.send('ADDED', '5').send('BOOKMARK', '8').end();
    await settled();
    watch.server.lastRound.send('DELETED', '9');
    await settled();

    expect(watch.server.lastQuery.resourceVersion).toBe('8');
    expect(watch.told).toEqual(['ADDED 5', 'DELETED 9']);
    expect(watch.connects).toBe(1);
  });

  it('ends in time, whatever happened meanwhile', async () => {
    await watch.start({ resourceVersion: '1', timeoutSeconds: 500 });
    await watch.clock.advance(450_000);
    watch.server.lastRound.end();
    await settled();
    expect(watch.server.lastQuery.timeoutSeconds).toBe('50');
    await watch.clock.advance(50_000);
    watch.server.lastRound.end();
    await settled();

    expect(watch.isOver).toBe(true);
    expect(watch.told).toEqual([]);
  });

  it('ends without an error when it is aborted', async () => {
    await watch.start({ resourceVersion: '1' });
    watch.stop.abort();
    await settled();

    expect(watch.isOver).toBe(true);
    expect(watch.told).toEqual([]);
  });

  it('refuses names that would lead elsewhere, and asks nothing', async () => {
    await watch.start({ plural: '../secrets' });

    expect(watch.told).toEqual(['ERROR 400: this cannot name a resource']);
    expect(watch.server.asked).toEqual([]);
  });
});
