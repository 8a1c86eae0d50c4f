import type { KubernetesWatchEvent } from '@backstage/plugin-kubernetes-common';
import { toClusterDetails } from '../clusters/clusterDetails';
import {
  FakeConnectedCluster,
  FakeFleetConnections,
} from '../__testUtils__/FakeFleetConnections';
import { FleetKubernetesWatcher } from './FleetKubernetesWatcher';

describe('FleetKubernetesWatcher', () => {
  const cluster = new FakeConnectedCluster('prod');
  const connections = new FakeFleetConnections();
  const params = {
    clusterDetails: toClusterDetails(cluster),
    credential: { type: 'anonymous' as const },
    group: 'apps',
    apiVersion: 'v1',
    plural: 'deployments',
  };

  beforeEach(() => {
    connections.publish([cluster]);
    cluster.events = [];
  });

  async function watch(
    ...args: Parameters<FleetKubernetesWatcher['watchResource']>
  ) {
    const events: KubernetesWatchEvent[] = [];
    const watcher = new FleetKubernetesWatcher(connections);
    for await (const event of watcher.watchResource(...args)) {
      events.push(event);
    }
    return events;
  }

  it('watches on the cluster of the fleet, with all options', async () => {
    const object = { metadata: { name: 'checkout', resourceVersion: '5' } };
    cluster.events = [{ type: 'ADDED', object, resourceVersion: '5' }];
    const options = {
      namespace: 'shop',
      labelSelector: 'app=checkout',
      resourceVersion: '1',
      resourceVersionMatch: 'NotOlderThan' as const,
      sendInitialEvents: true,
      allowWatchBookmarks: true,
      timeoutSeconds: 60,
      signal: new AbortController().signal,
    };

    expect(await watch(params, options)).toEqual([
      { type: 'ADDED', object, resourceVersion: '5' },
    ]);
    expect(cluster.watched).toEqual([
      { ...options, group: 'apps', version: 'v1', plural: 'deployments' },
    ]);
  });

  it('gives errors as the Kubernetes plugin writes them', async () => {
    cluster.events = [undefined, 400, 401, 403, 404, 410].map(statusCode => ({
      type: 'ERROR',
      error: { message: 'why', statusCode },
    }));

    expect(await watch(params)).toEqual(
      [
        { errorType: 'FETCH_ERROR', message: 'why' },
        { errorType: 'BAD_REQUEST', statusCode: 400 },
        { errorType: 'UNAUTHORIZED_ERROR', statusCode: 401 },
        { errorType: 'UNKNOWN_ERROR', statusCode: 403 },
        { errorType: 'NOT_FOUND', statusCode: 404 },
        { errorType: 'UNKNOWN_ERROR', statusCode: 410 },
      ].map(error => ({ type: 'ERROR', error })),
    );
  });

  it('says where a cluster is not of the fleet', async () => {
    const clusterDetails = { name: 'x', url: 'https://x', authMetadata: {} };
    expect(await watch({ ...params, clusterDetails })).toEqual([
      {
        type: 'ERROR',
        error: {
          errorType: 'FETCH_ERROR',
          message: "'x' is no cluster of the fleet, or not any more",
        },
      },
    ]);
  });
});
