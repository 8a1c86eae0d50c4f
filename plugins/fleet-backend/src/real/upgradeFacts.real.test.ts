import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { base64, TEST_CA } from '../testing/certificate';
import { PortalBackend } from './__testUtils__/PortalBackend';
import { webhookConfiguration } from './__testUtils__/webhookConfiguration';

jest.setTimeout(300_000);

/** One cluster that still serves what the next version does not. */
const FLEET = {
  clusters: [
    {
      name: 'solo',
      look: 'upstream',
      nodes: { count: 1 },
      runtimeConfig:
        'resource.k8s.io/v1beta1=true,resource.k8s.io/v1beta2=true',
    },
  ],
};

const MANIFESTS = [
  {
    apiVersion: 'resource.k8s.io/v1beta1',
    kind: 'DeviceClass',
    metadata: { name: 'gpu.example.com', labels: { note: 'canary-label' } },
    spec: {},
  },
  {
    apiVersion: 'resource.k8s.io/v1beta2',
    kind: 'ResourceClaimTemplate',
    metadata: { name: 'one-gpu', namespace: 'default' },
    spec: {
      spec: {
        devices: {
          requests: [
            { name: 'gpu', exactly: { deviceClassName: 'gpu.example.com' } },
          ],
        },
      },
    },
  },
  webhookConfiguration('ValidatingWebhookConfiguration', base64(TEST_CA)),
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'autoscaler',
      namespace: 'default',
      labels: {
        'helm.sh/chart': 'cluster-autoscaler-9.46.0',
        'app.kubernetes.io/managed-by': 'Helm',
      },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'autoscaler' } },
      template: {
        metadata: { labels: { app: 'autoscaler' } },
        spec: {
          containers: [
            {
              name: 'main',
              image:
                'registry.example.com/autoscaling/cluster-autoscaler:v1.36.0',
            },
          ],
        },
      },
    },
  },
];

describeReal('what an upgrade of a real cluster meets', () => {
  let folder: string;
  let testbed: Testbed;
  let portal: PortalBackend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flotilla-upgrade-'));
    const spec = join(folder, 'fleet.yaml');
    await writeFile(spec, stringify(FLEET));
    testbed = await startTestbed({ spec });
    const file = join(testbed.dir, 'old.yaml');
    await writeFile(file, MANIFESTS.map(one => stringify(one)).join('---\n'));
    const [cluster] = testbed.clusters;
    await cluster.kubectl(
      ...['create', '--field-manager=old-helm', '--filename', file],
    );
    // Deprecated since 1.19, and counted by the API server.
    await cluster.kubectl('get', '--raw', '/api/v1/componentstatuses');
    portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path: testbed.kubeconfigPath }],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has APIs that the next version does not serve, by whom they were used', async () => {
    const answer = await portal.until(
      () => portal.deprecatedApis({}),
      ({ totalItems }) => totalItems > 0,
      90_000,
    );
    expect(answer.gaps).toEqual([]);
    const api = {
      cluster: { id: expect.any(String), name: 'solo' },
      group: 'resource.k8s.io',
      version: 'v1beta1',
      kind: 'DeviceClass',
      removedIn: '1.38',
      removed: false,
      replacement: 'resource.k8s.io/v1',
      observedAt: expect.any(String),
      stale: false,
    };
    const [fields] = answer.items;
    expect(answer.items).toEqual([
      {
        ...api,
        id: expect.any(String),
        evidence: 'managedFields',
        managers: [{ name: 'old-helm', objects: 1, lastAt: fields.lastAt }],
        examples: [{ name: 'gpu.example.com' }],
        objects: 1,
        lastAt: expect.stringMatching(/^20/),
      },
      {
        ...api,
        id: expect.any(String),
        evidence: 'metric',
        managers: [],
        examples: [],
      },
    ]);
    expect(await portal.dump()).not.toContain('canary-label');
  });

  it('has more that later versions remove, or that nobody says when', async () => {
    const later = await portal.deprecatedApis({ target: '1.39' });
    expect(
      later.items.map(({ kind, evidence, examples }) => [
        ...[kind, evidence, ...examples],
      ]),
    ).toEqual([
      ['DeviceClass', 'managedFields', { name: 'gpu.example.com' }],
      ['DeviceClass', 'metric'],
      [
        ...['ResourceClaimTemplate', 'managedFields'],
        { namespace: 'default', name: 'one-gpu' },
      ],
      ['ResourceClaimTemplate', 'metric'],
    ]);
    const { items } = await portal.deprecatedApis({ all: true });
    expect(items.at(-1)).toMatchObject({
      ...{ group: '', version: 'v1', kind: 'componentstatuses' },
      evidence: 'metric',
    });
  });

  it('has add-ons, of which it is known whether they go with it', async () => {
    const { items } = await portal.addons({ name: 'cluster-autoscaler' });
    expect(items).toMatchObject([
      {
        version: 'v1.36.0',
        evidence: 'image',
        chart: { name: 'cluster-autoscaler', version: '9.46.0' },
        managedBy: 'Helm',
        workloads: [{ kind: 'Deployment', name: 'autoscaler' }],
        compatibility: { status: 'incompatible', next: 'incompatible' },
      },
    ]);
  });

  it('trusts authorities that are known by when they expire', async () => {
    const authority = new X509Certificate(TEST_CA);
    const { items } = await portal.certificates({
      kind: 'ValidatingWebhookConfiguration',
    });
    expect(items).toMatchObject([
      {
        name: 'guard',
        webhook: 'trusts.example.com',
        bundles: 1,
        subject: 'flotilla test authority',
        notAfter: new Date(authority.validTo).toISOString(),
        fingerprint: authority.fingerprint256.replaceAll(':', '').toLowerCase(),
      },
    ]);
    const line = TEST_CA.split('\n')[1];
    expect(await portal.dump()).not.toContain(line);
  });
});
