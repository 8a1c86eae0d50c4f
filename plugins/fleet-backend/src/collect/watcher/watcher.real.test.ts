import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type {
  ClusterWatchEvent,
  ConnectedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import {
  describeReal,
  startTestbed,
  Testbed,
  TestbedCluster,
} from '@flotilla/testbed-client';
import { kubeconfigLocatorFactory } from '../../clusters/locators/kubeconfig/kubeconfigLocatorFactory';
import { HttpApiServer } from '../apiServer/http/HttpApiServer';
import { systemClock } from '../clock';
import { BreakableRelay } from './BreakableRelay';
import { ConnectionPublisher } from './ConnectionPublisher';

jest.setTimeout(120_000);

const DEPLOYMENTS = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  namespace: 'shop',
};
const CHECKOUT = ['-n', 'shop', 'deployment/checkout'];

type Events = AsyncGenerator<ClusterWatchEvent, void, undefined>;

interface Deployment {
  metadata: {
    name: string;
    annotations?: Record<string, string>;
    managedFields: unknown[];
  };
}

describeReal('a watch of a real cluster', () => {
  let testbed: Testbed;
  let cluster: TestbedCluster;
  let relay: BreakableRelay;
  let connected: ConnectedCluster;
  let stop: AbortController;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    [cluster] = testbed.clusters;
    relay = await BreakableRelay.start(cluster.server);
    connected = await publish(testbed.kubeconfigPath);
  });

  beforeEach(() => {
    stop = new AbortController();
  });

  afterEach(() => stop.abort());

  afterAll(async () => {
    await relay?.stop();
    await testbed?.stop();
  });

  /** Locates the cluster as the fleet does, and publishes it behind the relay. */
  async function publish(path: string): Promise<ConnectedCluster> {
    const locator = kubeconfigLocatorFactory.create({
      config: new ConfigReader({ path }),
      logger: mockServices.logger.mock(),
    });
    const [located] = await locator.locate({});
    if (!('connection' in located)) {
      throw new Error(located.problem);
    }
    const { name, connection } = located;
    let published: readonly ConnectedCluster[] = [];
    const publisher = new ConnectionPublisher({
      connections: {
        publish: clusters => {
          published = clusters;
        },
        isPublished: () => true,
        list: () => published,
      },
      connect: it => new HttpApiServer(it, systemClock.now),
      clock: systemClock,
    });
    const url = `https://127.0.0.1:${relay.port}`;
    publisher.publish([
      { id: 'id-of-it', name, connection: { ...connection, url } },
    ]);
    return published[0];
  }

  function annotate(value: string) {
    return cluster.kubectl(
      'annotate',
      '--overwrite',
      ...CHECKOUT,
      `seen=${value}`,
    );
  }

  /** Reads on until the service checkout is annotated like this. */
  async function untilAnnotated(events: Events, value: string) {
    const seen: ClusterWatchEvent[] = [];
    for (;;) {
      const { value: event, done } = await events.next();
      if (done) {
        throw new Error(`It ended after ${JSON.stringify(seen)}`);
      }
      seen.push(event);
      const { metadata } = deploymentOf(event) ?? {};
      if (metadata?.annotations?.seen === value) {
        return seen;
      }
    }
  }

  function deploymentOf(event: ClusterWatchEvent): Deployment | undefined {
    return event.type === 'ERROR'
      ? undefined
      : (event.object as unknown as Deployment);
  }

  it('gives the state, its end, and each change, with objects whole', async () => {
    const events = connected.watch({
      ...DEPLOYMENTS,
      sendInitialEvents: true,
      resourceVersionMatch: 'NotOlderThan',
      allowWatchBookmarks: true,
      signal: stop.signal,
    });
    const state = [await events.next(), await events.next()];
    expect(state).toEqual([
      { done: false, value: expect.objectContaining({ type: 'ADDED' }) },
      { done: false, value: expect.objectContaining({ type: 'BOOKMARK' }) },
    ]);

    await annotate('once');
    const seen = await untilAnnotated(events, 'once');
    const last = seen[seen.length - 1];
    expect(last.type).toBe('MODIFIED');
    expect(deploymentOf(last)?.metadata.managedFields).not.toEqual([]);
  });

  it('goes on after its connection broke, and misses nothing', async () => {
    const { metadata } = await cluster.kubectlJson<{
      metadata: { resourceVersion: string };
    }>('get', 'deployments', '-n', 'shop');
    const events = connected.watch({
      ...DEPLOYMENTS,
      resourceVersion: metadata.resourceVersion,
      signal: stop.signal,
    });
    await annotate('before');
    await untilAnnotated(events, 'before');

    const next = untilAnnotated(events, 'after');
    relay.cut();
    await annotate('meanwhile');
    await annotate('after');
    const seen = (await next).map(
      event => deploymentOf(event)?.metadata.annotations?.seen,
    );
    expect(seen).toEqual(expect.arrayContaining(['meanwhile', 'after']));
    expect(seen).not.toContain('before');
  });

  it('says that a kind may not be watched, and ends', async () => {
    const events = connected.watch({
      group: '',
      version: 'v1',
      plural: 'secrets',
      signal: stop.signal,
    });
    expect((await events.next()).value).toMatchObject({
      type: 'ERROR',
      error: { statusCode: 403 },
    });
    expect((await events.next()).done).toBe(true);
  });
});
