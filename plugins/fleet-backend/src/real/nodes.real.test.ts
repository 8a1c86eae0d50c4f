import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { serverOf } from './__testUtils__/HubCluster';
import { PortalBackend } from './__testUtils__/PortalBackend';

jest.setTimeout(300_000);

const MI = 1024 ** 2;

/** What is on a node, in words that kubectl's answers can be told in too. */
const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: hungry, namespace: default }
spec:
  replicas: 3
  selector: { matchLabels: { app: hungry } }
  template:
    metadata: { labels: { app: hungry } }
    spec:
      initContainers:
        - name: sidecar
          image: registry.example.com/sidecar:1
          restartPolicy: Always
          resources: { requests: { cpu: 5m, memory: 2Mi } }
        - name: init
          image: registry.example.com/init:1
          resources: { requests: { cpu: 40m } }
      containers:
        - name: main
          image: registry.example.com/main:1
          resources: { requests: { cpu: "0.01", memory: 10Mi } }
        - name: other
          image: registry.example.com/other:1
          resources: { requests: { memory: 6Mi } }
`;

interface Listed {
  items: Array<{
    metadata: { name: string };
    spec: { nodeName?: string };
    status: { phase?: string; allocatable?: Record<string, string> };
  }>;
}

describeReal('nodes and certificates of a real cluster', () => {
  let testbed: Testbed;
  let portal: PortalBackend;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    const file = join(testbed.dir, 'hungry.yaml');
    await writeFile(file, MANIFEST);
    const [cluster] = testbed.clusters;
    await cluster.kubectl('apply', '--filename', file);
    await cluster.kubectl('rollout', 'status', 'deployment/hungry');
    portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path: testbed.kubeconfigPath }],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  async function listed(...args: string[]): Promise<Listed> {
    const [cluster] = testbed.clusters;
    return JSON.parse(await cluster.kubectl('get', ...args, '--output=json'));
  }

  it('has as many pods on each as kubectl, and what they ask for', async () => {
    const pods = await listed('pods', '--all-namespaces');
    const nodes = await listed('nodes');
    const alive = pods.items.filter(
      ({ status }) => !['Succeeded', 'Failed'].includes(status.phase ?? ''),
    );
    const { items } = await portal.until(
      () => portal.nodes({}),
      answer =>
        answer.items.length === nodes.items.length &&
        answer.items.reduce((sum, one) => sum + (one.podCount ?? 0), 0) ===
          alive.filter(({ spec }) => spec.nodeName).length,
      90_000,
    );
    for (const node of nodes.items) {
      const on = alive.filter(
        ({ spec }) => spec.nodeName === node.metadata.name,
      );
      const found = items.find(({ name }) => name === node.metadata.name);
      expect(found).toMatchObject({
        podCount: on.length,
        kubeletSkew: 0,
        allocatable: {
          cpu: Number(node.status.allocatable!.cpu),
          pods: Number(node.status.allocatable!.pods),
        },
      });
    }
    const hungry = alive.filter(({ metadata }) =>
      metadata.name.startsWith('hungry'),
    );
    expect(hungry).toHaveLength(3);
    // The init container runs beside the sidecar, and asks for most CPU.
    const asked = await portal.database('workloads').where({ name: 'hungry' });
    expect(asked).toMatchObject([
      {
        asked_pods: 3,
        asked_cpu: 3 * 45,
        asked_memory: (3 * 18 * MI) / 1024,
      },
    ]);
  });

  it('has the certificate that the API server shows', async () => {
    const { items } = await portal.certificates({ kind: 'ApiServer' });
    const { url } = await serverOf(testbed.clusters[0]);
    const shown = await shownBy(new URL(url));
    expect(items).toMatchObject([
      {
        cluster: { name: testbed.clusters[0].name },
        notAfter: new Date(shown.validTo).toISOString(),
        fingerprint: shown.fingerprint256.replaceAll(':', '').toLowerCase(),
      },
    ]);
  });
});

function shownBy({ hostname, port }: URL) {
  return new Promise<{ validTo: string; fingerprint256: string }>(
    (resolve, reject) => {
      const socket = connect(
        { host: hostname, port: Number(port), rejectUnauthorized: false },
        () => {
          resolve(socket.getPeerX509Certificate()!);
          socket.destroy();
        },
      );
      socket.once('error', reject);
    },
  );
}
