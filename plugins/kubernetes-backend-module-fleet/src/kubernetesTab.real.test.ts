import type { ConnectedCluster } from '@flotilla/backstage-plugin-fleet-node';
import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { FakeConnectedCluster } from './__testUtils__/FakeFleetConnections';
import { KubernetesBackend, podNames } from './__testUtils__/KubernetesBackend';

jest.setTimeout(120_000);

interface KubeconfigFile {
  clusters: Array<{ cluster: Record<string, string> }>;
  users: Array<{ user: Record<string, string> }>;
}

/** A cluster as the fleet backend publishes it, from its kubeconfig. */
async function connected(name: string, path: string) {
  const config: KubeconfigFile = parse(await readFile(path, 'utf8'));
  const [{ cluster }] = config.clusters;
  const [{ user }] = config.users;
  return new FakeConnectedCluster(name, {
    url: cluster.server,
    caData: atob(cluster['certificate-authority-data']),
    credential: async () =>
      user.token
        ? { type: 'bearer', token: user.token }
        : {
            type: 'x509',
            cert: atob(user['client-certificate-data']),
            key: atob(user['client-key-data']),
          },
  });
}

describeReal('the Kubernetes tab on a real cluster', () => {
  let testbed: Testbed;
  let clusters: ConnectedCluster[];
  let backend: KubernetesBackend;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    const [cluster] = testbed.clusters;
    clusters = [
      await connected('reader', cluster.readerKubeconfigPath),
      await connected('admin', cluster.adminKubeconfigPath),
      new FakeConnectedCluster('distrusted', { url: cluster.server }),
    ];
    backend = await KubernetesBackend.start({ clusters });
  });

  afterAll(async () => {
    await backend?.stop();
    await testbed?.stop();
  });

  it('shows the pods of a service, whatever the credential is', async () => {
    const { reader, admin } = await backend.objects();
    const [cluster] = testbed.clusters;
    const names = await cluster.kubectl(
      ...['get', 'pods', '-n', 'shop', '-o', 'name'],
      ...['-l', 'backstage.io/kubernetes-id=checkout'],
    );

    expect(podNames(reader)).toHaveLength(3);
    expect(podNames(reader).map(name => `pod/${name}`)).toEqual(
      names.trim().split('\n'),
    );
    expect(podNames(admin)).toEqual(podNames(reader));
    expect(reader.errors).toEqual([]);
  });

  it('trusts no certificate but the one of the authority it was given', async () => {
    const { distrusted } = await backend.objects();
    expect(podNames(distrusted)).toEqual([]);
    expect(distrusted.errors).toEqual([
      {
        errorType: 'FETCH_ERROR',
        message: expect.stringContaining('certificate'),
      },
    ]);
  });

  it('reads through the proxy, and only what the credential may', async () => {
    const pods = '/api/v1/namespaces/shop/pods';
    const read = await backend.proxied('reader', `${pods}?limit=1`);
    expect(read.status).toBe(200);
    expect(read.body.items).toHaveLength(1);
    const secrets = '/api/v1/namespaces/shop/secrets';
    expect((await backend.proxied('reader', secrets)).status).toBe(403);
  });
});
