import { MessageChannel } from 'node:worker_threads';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { CollectorMetrics } from '../collect';
import { FakeApiServer } from '../collect/apiServer/FakeApiServer';
import { statusError } from '../collect/apiServer/statusError';
import { FakeClock, settled } from '../collect/FakeClock';
import { COLLECTED_RESOURCES, resourcePath } from '../collect/resources';
import { createProjections } from '../inventory';
import { deployment } from '../testing/objects';
import { FakeInventory } from './FakeInventory';
import { serveThread } from './serveThread';
import { type Thread, ThreadClusterRunner } from './ThreadClusterRunner';

/** As a server does that only lists in pages. */
function refuseWatchList(query: URLSearchParams) {
  if (query.has('sendInitialEvents')) {
    throw statusError(422, { message: 'forbidden for watch' });
  }
}

/** Both sides in this thread, joined by the port that threads would have. */
describe('ThreadClusterRunner', () => {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  let inventory: FakeInventory;
  let connected: ClusterConnection[];
  let threads: Array<{ die(reason: Error): void; terminated: boolean }>;
  let runner: ThreadClusterRunner;
  let stop: AbortController;
  let runs: Array<Promise<void>>;

  const server = () => {
    const fake = new FakeApiServer(clock);
    fake.document('/version', () => ({ gitVersion: 'v1.34.1' }));
    fake.document('/apis', () => ({ groups: [] }));
    fake.document('/api/v1/namespaces/kube-system', () => ({
      metadata: { uid: 'uid-of-it' },
    }));
    for (const resource of COLLECTED_RESOURCES) {
      const path = resourcePath(resource);
      fake.watch(path, refuseWatchList).document(path, () => ({
        metadata: { resourceVersion: '10' },
        items: resource.kind === 'Deployment' ? [deployment('web')] : [],
      }));
    }
    return fake;
  };

  const startThread = (): Thread => {
    const { port1, port2 } = new MessageChannel();
    serveThread({
      port: port2,
      projections: createProjections([]),
      clock,
      connect(connection) {
        connected.push(connection);
        return server();
      },
    });
    let tell: (reason: Error) => void = () => {};
    const state = {
      terminated: false,
      die(reason: Error) {
        port1.close();
        tell(reason);
      },
    };
    threads.push(state);
    return {
      postMessage: message => port1.postMessage(message),
      on: (event, listener) => port1.on(event, listener),
      off: (event, listener) => port1.off(event, listener),
      onEnded(listener) {
        tell = listener;
      },
      async terminate() {
        state.terminated = true;
        port1.close();
      },
    };
  };

  beforeEach(() => {
    jest.clearAllMocks();
    inventory = new FakeInventory();
    connected = [];
    threads = [];
    stop = new AbortController();
    runs = [];
    runner = new ThreadClusterRunner({
      startThread,
      records: inventory,
      writer: inventory,
      detectors: [],
      metrics: new CollectorMetrics(metricsServiceMock.mock()),
      logger,
    });
  });

  afterEach(async () => {
    stop.abort();
    await Promise.allSettled(runs);
    await runner.close();
  });

  const cluster = (token: string) => ({
    id: 'a',
    name: 'prod',
    connection: {
      url: 'https://a',
      caData: 'its authority',
      credential: async () => ({ type: 'bearer' as const, token }),
    },
  });
  const run = (token = 'first') => {
    const done = runner.run(cluster(token), stop.signal);
    runs.push(done);
    return done;
  };
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await settled();
    }
  };

  it('hands the rows that changed, and states, to the main thread', async () => {
    run();
    await turns();
    expect(inventory.statuses('a')).toContain('current');
    const [batch] = inventory.batchesOf('Deployment');
    expect(JSON.parse(batch.rows!)).toHaveLength(1);
    expect(inventory.identities('a')).toContainEqual(
      expect.objectContaining({ uid: 'uid-of-it', gitVersion: 'v1.34.1' }),
    );
  });

  it('asks the locator for the credential at use, and sends none along', async () => {
    run('secret');
    await turns();
    const { credential, ...connection } = connected[0];
    expect(connection).toEqual({ url: 'https://a', caData: 'its authority' });
    await expect(credential({})).resolves.toEqual({
      type: 'bearer',
      token: 'secret',
    });
  });

  it('resolves when the thread has let go of the cluster', async () => {
    let isDone = false;
    const done = run().then(() => {
      isDone = true;
    });
    await turns();
    expect(isDone).toBe(false);
    stop.abort();
    await done;
    await expect(connected[0].credential({})).rejects.toThrow(
      'not collected any more',
    );
  });

  it('rejects when the thread dies, and starts another for who comes next', async () => {
    const done = run();
    await turns();
    threads[0].die(new Error('out of memory'));
    await expect(done).rejects.toThrow('out of memory');
    expect(logger.error).toHaveBeenCalledTimes(1);
    run();
    await turns();
    expect(threads).toHaveLength(2);
    expect(connected).toHaveLength(2);
  });

  it('ends the thread when it is closed', async () => {
    const done = run();
    await turns();
    stop.abort();
    await done;
    await runner.close();
    expect(threads[0].terminated).toBe(true);
    expect(logger.error).not.toHaveBeenCalled();
  });
});
