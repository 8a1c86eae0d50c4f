import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { PortalBackend } from './__testUtils__/PortalBackend';

jest.setTimeout(300_000);

const named = (kind: string, apiVersion: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'of-the-test', namespace },
});

const networkPolicy = (policyTypes: string[]) => ({
  ...named('NetworkPolicy', 'networking.k8s.io/v1', 'shop'),
  spec: { podSelector: {}, policyTypes },
});

const EVERY_POLICY = [
  networkPolicy(['Ingress']),
  {
    ...named('ResourceQuota', 'v1', 'shop'),
    spec: { hard: { pods: '500' } },
  },
  ...[
    named('RoleBinding', 'rbac.authorization.k8s.io/v1', 'shop'),
    named('ClusterRoleBinding', 'rbac.authorization.k8s.io/v1'),
  ].map(one => ({
    ...one,
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      ...{ kind: 'ClusterRole', name: 'view' },
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        ...{ kind: 'Group', name: 'testers' },
      },
    ],
  })),
  {
    ...named(
      'ValidatingAdmissionPolicyBinding',
      'admissionregistration.k8s.io/v1',
    ),
    spec: { policyName: 'there-is-none', validationActions: ['Audit'] },
  },
];

const NODE = {
  ...named('Node', 'v1'),
  metadata: { name: 'node-of-the-test' },
};

describeReal('what happens to a real cluster', () => {
  let testbed: Testbed;
  let portal: PortalBackend;

  const start = (database?: PortalBackend['database']) =>
    PortalBackend.start({
      database,
      clusters: [{ type: 'kubeconfig', path: testbed.kubeconfigPath }],
    });

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    portal = await start();
    await portal.untilAllCurrent();
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  const kubectl = (...args: string[]) => testbed.clusters[0].kubectl(...args);

  async function apply(...objects: object[]) {
    const file = join(testbed.dir, 'objects.yaml');
    await writeFile(file, objects.map(one => stringify(one)).join('---\n'));
    await kubectl('apply', '--filename', file);
  }

  /** In words; nothing of what controllers of the cluster do by themselves. */
  function told({ items }: { items: Change[] }): string[] {
    return items.flatMap(({ kind, workload, ...change }) => {
      const { scaling, nodes, policy } = change;
      const name = workload?.name ?? policy?.name ?? nodes?.names.join();
      const what = scaling
        ? `${scaling.from} > ${scaling.to}`
        : policy && `${policy.kind} ${policy.action}`;
      return name?.includes('of-the-test') || scaling || policy?.name === 'shop'
        ? [[kind, name, what].filter(Boolean).join(' ')]
        : [];
    });
  }

  const changes = async () => told(await portal.changes({ limit: 1_000 }));

  it('tells nothing of what was there before', async () => {
    expect(await changes()).toEqual([]);
  });

  it('tells what is done to it while it is watched', async () => {
    const [name] = (
      await kubectl(
        ...['get', 'deployments', '--namespace=shop'],
        ...['--output=jsonpath={.items[*].metadata.name}'],
      )
    ).split(' ');
    await kubectl(
      ...['scale', `deployment/${name}`, '--namespace=shop', '--replicas=7'],
    );
    await apply(...EVERY_POLICY, NODE);
    await portal.until(changes, all => all.length >= 7, 30_000);
    await apply(networkPolicy(['Ingress', 'Egress']));
    await kubectl(
      ...['label', 'namespace', 'shop'],
      'pod-security.kubernetes.io/warn=restricted',
    );
    await kubectl('delete', 'clusterrolebinding', 'of-the-test');
    await kubectl('delete', 'node', 'node-of-the-test');
    const all = await portal.until(changes, one => one.length >= 11, 30_000);
    expect(all.map(one => one.replace(/\d+ > 7/, 'n > 7')).sort()).toEqual(
      [
        `scaling ${name} n > 7`,
        ...EVERY_POLICY.map(({ kind }) => `policy of-the-test ${kind} created`),
        'policy of-the-test NetworkPolicy changed',
        'policy of-the-test ClusterRoleBinding deleted',
        'policy shop PodSecurity created',
        'nodesAdded node-of-the-test',
        'nodesRemoved node-of-the-test',
      ].sort(),
    );
  });

  it('tells later what was done while nobody watched', async () => {
    const before = await changes();
    const { database } = portal;
    await portal.stop();
    await database('clusters').update({ observed_at: '2026-01-01T00:00:00Z' });
    await kubectl('delete', 'networkpolicy', 'of-the-test', '-n', 'shop');
    portal = await start(database);
    const answer = await portal.until(
      () => portal.changes({ limit: 1_000 }),
      ({ items }) => told({ items }).length > before.length,
      60_000,
    );
    const [latest] = answer.items.filter(({ policy }) => policy);
    expect(latest).toMatchObject({
      notBefore: '2026-01-01T00:00:00.000Z',
      policy: { kind: 'NetworkPolicy', action: 'deleted' },
    });
  });
});
