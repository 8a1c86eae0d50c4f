import type {
  ClusterConnection,
  ConnectedCluster,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeClock, settled } from '../FakeClock';
import { ConnectionPublisher } from './ConnectionPublisher';
import { FakeWatchServer } from './FakeWatchServer';

class FakeFleetConnections implements FleetConnections {
  published: readonly ConnectedCluster[] = [];

  publish(clusters: readonly ConnectedCluster[]) {
    this.published = clusters;
  }

  isPublished() {
    return true;
  }

  list() {
    return this.published;
  }
}

function connectionTo(url: string): ClusterConnection {
  return { url, credential: async () => ({ type: 'none' }) };
}

describe('ConnectionPublisher', () => {
  const old = connectionTo('https://old.example.com');
  const moved = connectionTo('https://moved.example.com');
  const connections = new FakeFleetConnections();
  const server = new FakeWatchServer();
  const connected: string[] = [];
  const publisher = new ConnectionPublisher({
    connections,
    clock: new FakeClock(),
    connect: ({ url }) => {
      connected.push(url);
      return server;
    },
  });

  it('publishes those that can be connected to, and their watches follow them', async () => {
    const labels = { env: 'prod' };
    publisher.publish([
      { id: 'id-1', name: 'prod', labels, connection: old },
      { id: 'id-2', name: 'broken', problem: 'no URL' },
    ]);
    expect(connections.published).toMatchObject([
      { id: 'id-1', name: 'prod', labels, connection: old },
    ]);

    const stop = new AbortController();
    const [{ watch }] = connections.published;
    const events = watch({
      group: 'apps',
      version: 'v1',
      plural: 'deployments',
      resourceVersion: '1',
      signal: stop.signal,
    });
    const first = events.next();
    await settled();
    expect(server.asked[0].pathname).toBe('/apis/apps/v1/deployments');
    server.lastRound.send('ADDED', '5');
    expect((await first).value).toMatchObject({ type: 'ADDED' });

    publisher.publish([{ id: 'id-1', name: 'prod', connection: moved }]);
    const second = events.next();
    server.lastRound.end();
    await settled();
    server.lastRound.send('MODIFIED', '6');
    expect((await second).value).toMatchObject({ type: 'MODIFIED' });
    expect(connected).toEqual([old.url, moved.url]);

    const third = events.next();
    stop.abort();
    expect(await third).toEqual({ done: true, value: undefined });
  });
});
