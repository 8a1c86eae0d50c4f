import { startTestBackend } from '@backstage/backend-test-utils';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
  KubernetesFetcher,
  kubernetesFetcherExtensionPoint,
  KubernetesFetcherFactory,
} from '@backstage/plugin-kubernetes-node';
import {
  ALLOW_READ,
  KubeApiServer,
  type KubeObject,
} from '@flotilla/kube-simulator';
import kubernetesModuleFleet from '.';
import { BoundedFetcher } from './fetcher/BoundedFetcher';
import { FakeConnectedCluster } from './__testUtils__/FakeFleetConnections';
import { KubernetesBackend, podNames } from './__testUtils__/KubernetesBackend';

jest.setTimeout(60_000);

const TOKEN = 'token-of-the-fleet';
const PODS = '/api/v1/namespaces/shop/pods';

function pod(name: string, id: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      labels: { 'backstage.io/kubernetes-id': id },
    },
  };
}

/** A cluster with a pod of the service checkout, and one of another. */
async function startCluster(name: string): Promise<KubeApiServer> {
  const server = await KubeApiServer.start({
    users: [{ name: 'flotilla', token: TOKEN, rules: ALLOW_READ }],
  });
  server.backing.store.put('pods', pod(`checkout-${name}`, 'checkout'));
  server.backing.store.put('pods', pod(`search-${name}`, 'search'));
  return server;
}

function connected(name: string, url: string, token = TOKEN) {
  const credential = async () => ({ type: 'bearer' as const, token });
  return new FakeConnectedCluster(name, { url, credential });
}

describe('kubernetesModuleFleet', () => {
  let servers: KubeApiServer[];
  let backend: KubernetesBackend;

  beforeAll(async () => {
    servers = await Promise.all(['east', 'west', 'local'].map(startCluster));
    const [east, west, local] = servers.map(({ url }) => url);
    const refused = new FakeConnectedCluster('no-credential', {
      url: west,
      credential: async () => {
        throw new Error('the token file is gone');
      },
    });
    backend = await KubernetesBackend.start({
      clusters: [
        connected('east', east),
        connected('west', west),
        connected('wrong-token', west, 'canary-token'),
        connected('unreachable', 'http://127.0.0.1:1'),
        refused,
      ],
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'local',
                url: local,
                authProvider: 'serviceAccount',
                serviceAccountToken: TOKEN,
                skipMetricsLookup: true,
              },
            ],
          },
        ],
      },
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await Promise.all((servers ?? []).map(server => server.stop()));
  });

  it('names the clusters of the fleet besides the others, and no secret', async () => {
    const clusters = await backend.clusters();

    expect(clusters.map(({ name }) => name)).toEqual([
      'local',
      'east',
      'west',
      'wrong-token',
      'unreachable',
      'no-credential',
    ]);
    expect(JSON.stringify(clusters)).not.toMatch(/token-of-the-fleet|canary/);
  });

  it('shows the pods of a service, those of other locators too', async () => {
    const objects = await backend.objects();

    expect(podNames(objects.east)).toEqual(['checkout-east']);
    expect(podNames(objects.west)).toEqual(['checkout-west']);
    expect(podNames(objects.local)).toEqual(['checkout-local']);
    expect(objects.east.errors).toEqual([]);
  });

  it('says of each cluster that fails why, and shows the others', async () => {
    const objects = await backend.objects();

    expect(objects['no-credential'].errors).toEqual([
      {
        errorType: 'FETCH_ERROR',
        message: 'the credential cannot be had: the token file is gone',
      },
    ]);
    expect(objects['wrong-token'].errors).toEqual([
      expect.objectContaining({ errorType: 'UNAUTHORIZED_ERROR' }),
    ]);
    expect(objects.unreachable.errors).toEqual([
      expect.objectContaining({ errorType: 'FETCH_ERROR' }),
    ]);
  });

  it('reads through the proxy with the credential of the cluster', async () => {
    const response = await backend.proxied('west', `${PODS}/checkout-west`);

    expect(response.status).toBe(200);
    expect(response.body.metadata.name).toBe('checkout-west');
  });

  it('sends nothing through the proxy where there is no credential', async () => {
    const response = await backend.proxied('no-credential', PODS);

    expect(response.status).toBe(500);
    expect(response.body.error.message).toBe(
      'the credential cannot be had: the token file is gone',
    );
  });
});

describe('kubernetesModuleFleet by itself', () => {
  it('needs no other way to find clusters', async () => {
    const server = await startCluster('east');
    const backend = await KubernetesBackend.start({
      clusters: [connected('east', server.url)],
    });

    expect(podNames((await backend.objects()).east)).toEqual(['checkout-east']);
    await backend.stop();
    await server.stop();
  });
});

describe('what kubernetesModuleFleet adds', () => {
  it('is a strategy besides those of the plugin, and one fetcher', async () => {
    const strategies: string[] = [];
    const fetchers: unknown[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          kubernetesAuthStrategyExtensionPoint,
          { addAuthStrategy: key => strategies.push(key) },
        ],
        [
          kubernetesFetcherExtensionPoint,
          { addFetcher: fetcher => fetchers.push(fetcher) },
        ],
        [
          kubernetesClusterSupplierExtensionPoint,
          { addClusterSupplier: () => {} },
        ],
      ],
      features: [kubernetesModuleFleet],
    });
    const inner: KubernetesFetcher = {
      fetchObjectsForService: async () => ({ errors: [], responses: [] }),
      fetchPodMetricsByNamespaces: async () => ({ errors: [], responses: [] }),
    };
    const [create] = fetchers as [KubernetesFetcherFactory];

    expect(strategies.sort()).toEqual([
      'aks',
      'aws',
      'azure',
      'google',
      'googleServiceAccount',
      'localKubectlProxy',
      'oidc',
      'serviceAccount',
    ]);
    expect(await create({ getDefault: async () => inner })).toBeInstanceOf(
      BoundedFetcher,
    );
    await backend.stop();
  });
});
