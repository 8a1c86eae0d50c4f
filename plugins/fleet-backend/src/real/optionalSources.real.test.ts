import type { CostList } from '@flotilla/backstage-plugin-fleet-common';
import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { json, LoopbackServer } from '../collect/apiServer/LoopbackServer';
import { HttpApiServer } from '../collect/apiServer/http/HttpApiServer';
import { PortalBackend } from './__testUtils__/PortalBackend';
import { serverOf } from './__testUtils__/HubCluster';

jest.setTimeout(300_000);

const CANARY = 'canary-release-7f3a';
const RBAC = resolve(
  dirname(require.resolve('@flotilla/testbed-client/package.json')),
  '../../deploy/rbac',
);
const MI = 1024 ** 2;

/** A CRD that takes any fields, in the place of an API that clusters may have. */
const definition = (
  group: string,
  version: string,
  kind: string,
  plural: string,
) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: `${plural}.${group}`,
    // What is in a *.k8s.io group has to say who approved it.
    annotations: { 'api-approved.kubernetes.io': 'unapproved, a test' },
  },
  spec: {
    group,
    scope: 'Cluster',
    names: {
      kind,
      plural,
      singular: kind.toLowerCase(),
      listKind: `${kind}List`,
    },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
});

const LABELS = {
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/instance': 'web',
};
const template = (image: string) => ({
  metadata: { labels: { app: 'web' } },
  spec: {
    containers: [{ name: 'web', image: `registry.example.com/web:${image}` }],
  },
});
const web = (image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default', labels: LABELS },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: template(image),
  },
});
/** As Helm keeps a release; its data is gzipped JSON with all manifests. */
const release = (version: number, status: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'helm.sh/release.v1',
  metadata: {
    name: `sh.helm.release.v1.web.v${version}`,
    namespace: 'default',
    labels: {
      owner: 'helm',
      name: 'web',
      status,
      version: String(version),
      modifiedAt: '1795600000',
    },
  },
  stringData: { release: CANARY },
});
const cronJob = (changes: object, value = 'one') => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly', namespace: 'default' },
  spec: {
    schedule: '0 3 * * *',
    ...changes,
    jobTemplate: {
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'job',
                image: 'registry.example.com/job:1',
                env: [{ name: 'MODE', value }],
              },
            ],
          },
        },
      },
    },
  },
});
const OPENCOST = {
  code: 200,
  data: [
    {
      'default/deployment:web': { minutes: 1440, totalCost: 36 },
      'kube-system/daemonset:proxy': { minutes: 1440, totalCost: 12 },
    },
  ],
};

describeReal('what is read where a real cluster has it', () => {
  let testbed: Testbed;
  let openCost: LoopbackServer;
  let portal: PortalBackend;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    openCost = await LoopbackServer.start();
    openCost.handler = json(OPENCOST);
    const [cluster] = testbed.clusters;
    await apply(
      definition('metrics.k8s.io', 'v1beta1', 'NodeMetrics', 'nodes'),
      definition(
        'config.openshift.io',
        'v1',
        'ClusterVersion',
        'clusterversions',
      ),
    );
    await cluster.kubectl(
      ...[
        'wait',
        '--for=condition=Established',
        '--timeout=60s',
        'crd',
        '--all',
      ],
    );
    await apply(
      {
        apiVersion: 'metrics.k8s.io/v1beta1',
        kind: 'NodeMetrics',
        metadata: { name: 'solo-node-0' },
        timestamp: '2026-11-25T09:59:58Z',
        window: '20.048s',
        usage: { cpu: '182379514n', memory: '1411616Ki' },
      },
      {
        apiVersion: 'config.openshift.io/v1',
        kind: 'ClusterVersion',
        metadata: { name: 'version' },
        spec: { channel: 'stable-4.21', clusterID: 'not kept' },
        status: {
          history: [
            {
              state: 'Completed',
              version: '4.21.3',
              startedTime: '2026-09-01T08:00:00Z',
              completionTime: '2026-09-01T09:10:00Z',
            },
          ],
        },
      },
      web('1'),
      release(1, 'deployed'),
      cronJob({}),
    );
    await cluster.kubectl('rollout', 'status', 'deployment/web');
    await cluster.kubectl('apply', '-f', join(RBAC, 'helm.yaml'));
    portal = await PortalBackend.start({
      clusters: [
        {
          type: 'kubeconfig',
          path: testbed.kubeconfigPath,
          helmSecrets: true,
          openCost: { url: openCost.url, currency: 'EUR' },
        },
      ],
    });
    await portal.untilAllCurrent();
  });

  afterAll(async () => {
    await portal?.stop();
    await openCost?.stop();
    await testbed?.stop();
  });

  async function apply(...objects: object[]) {
    const file = join(testbed.dir, 'objects.yaml');
    await writeFile(file, objects.map(one => stringify(one)).join('---\n'));
    await testbed.clusters[0].kubectl('apply', '--filename', file);
  }

  it('tells what metrics say of nodes', async () => {
    const { items } = await portal.until(
      () => portal.nodes({}),
      answer => answer.items.some(({ used }) => used),
      60_000,
    );
    expect(items.find(({ name }) => name === 'solo-node-0')?.used).toEqual({
      cpu: 0.183,
      memory: (1_411_616 / 1024) * MI,
      measuredAt: '2026-11-25T09:59:58.000Z',
    });
    expect(items.filter(({ used }) => used)).toHaveLength(1);
  });

  it('tells what OpenCost says', async () => {
    const { items } = await portal.until<CostList>(
      () => portal.costs({ groupBy: 'namespace' }),
      answer => answer.items.some(({ source }) => source === 'opencost'),
      60_000,
    );
    expect(
      items
        .slice(0, 2)
        .map(({ key, source, currency, hourly }) => [
          key,
          source,
          currency,
          hourly,
        ]),
    ).toEqual([
      ['default', 'opencost', 'EUR', 1.5],
      ['kube-system', 'opencost', 'EUR', 0.5],
    ]);
  });

  it('may ask for OpenCost, and for no other service', async () => {
    const [cluster] = testbed.clusters;
    const { url, caData, token } = await serverOf(cluster);
    const server = new HttpApiServer(
      {
        url,
        caData: Buffer.from(caData, 'base64').toString(),
        credential: async () => ({ type: 'bearer', token }),
      },
      Date.now,
    );
    const ask = (service: string) =>
      server
        .getJson(
          `/api/v1/namespaces/opencost/services/${service}/proxy/allocation`,
          { signal: AbortSignal.timeout(30_000) },
        )
        .catch(error => error.options.statusCode);
    const before = await ask('opencost:9003');
    await cluster.kubectl('create', 'namespace', 'opencost');
    await cluster.kubectl('apply', '-f', join(RBAC, 'opencost.yaml'));
    const allowed = await portal.until(
      () => ask('opencost:9003'),
      status => status === 404,
      10_000,
    );
    await apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'opencost', namespace: 'opencost' },
      spec: { ports: [{ name: 'http', port: 9003 }] },
    });
    // It is there, and nothing is behind it.
    const down = await ask('opencost:9003');
    const other = await ask('prometheus:9003');
    await server.close();
    expect([before, allowed, down, other]).toEqual([403, 404, 503, 403]);
  });

  it('tells which release of Helm an upgrade was, without its data', async () => {
    await apply(release(1, 'superseded'), release(2, 'deployed'), web('2'));
    const { items } = await portal.until(
      () => portal.upgrades({}),
      answer => answer.items.some(({ source }) => source === 'helm'),
      60_000,
    );
    const [upgrade] = items.filter(({ workload }) => workload.name === 'web');
    expect(upgrade).toMatchObject({
      kind: 'upgrade',
      source: 'helm',
      actor: 'Helm release default/web',
      note: 'revision 2',
      evidence: 'observed',
      precision: 'second',
    });
    const dump = await portal.dump();
    expect(dump).toContain('superseded');
    expect(dump).not.toContain(CANARY);
    expect(dump).not.toContain(Buffer.from(CANARY).toString('base64'));
  });

  it('sees that a CronJob is another, and not that it is suspended', async () => {
    await apply(cronJob({ suspend: true }));
    await apply(cronJob({ suspend: false }));
    await apply(cronJob({}, 'two'));
    const ofCronJob = async () =>
      (await portal.upgrades({})).items.filter(
        ({ workload }) => workload.kind === 'CronJob',
      );
    const upgrades = await portal.until(
      ofCronJob,
      found => found.length > 0,
      30_000,
    );
    expect(upgrades).toMatchObject([
      {
        kind: 'reconfigure',
        changes: [],
        source: 'workload',
        precision: 'seen',
      },
    ]);
  });

  it('tells which versions an OpenShift had', async () => {
    const { items } = await portal.clusterVersions({});
    expect(items[0].history).toEqual([
      {
        version: '4.21.3',
        state: 'Completed',
        startedAt: '2026-09-01T08:00:00.000Z',
        completedAt: '2026-09-01T09:10:00.000Z',
      },
    ]);
  });
});
