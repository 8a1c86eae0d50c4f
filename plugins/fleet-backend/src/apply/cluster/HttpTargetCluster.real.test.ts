import {
  describeReal,
  startTestbed,
  Testbed,
  TestbedCluster,
} from '@flotilla/testbed-client';
import { HttpApiServer, systemClock } from '../../collect';
import { connectionFrom } from './__testUtils__/connectionFrom';
import { targetClusterContract } from './__testUtils__/targetClusterContract';
import { HttpTargetCluster } from './HttpTargetCluster';
import type { TargetCluster } from './TargetCluster';

jest.setTimeout(120_000);

const OTHER = 'somebody-else';
const { signal } = new AbortController();
const options = { signal };

describeReal('HttpTargetCluster on a real kube-apiserver', () => {
  let testbed: Testbed;
  let cluster: TestbedCluster;
  let server: HttpApiServer;

  const open = (fieldManager?: string): TargetCluster =>
    HttpTargetCluster.create({ server, clock: systemClock, fieldManager });

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    [cluster] = testbed.clusters;
    const connection = await connectionFrom(cluster.delivererKubeconfigPath);
    server = new HttpApiServer(connection, Date.now);
    await cluster.kubectl('create', 'namespace', 'contract');
  });

  afterAll(async () => {
    await server?.close();
    await testbed?.stop();
  });

  targetClusterContract(
    () => ({ ours: open(), others: open(OTHER), namespace: 'contract' }),
    OTHER,
  );

  const settings = (data: Record<string, string>) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'refused', namespace: 'contract' },
    data,
  });

  it('may not do what the role of a deliverer does not allow', async () => {
    const secret = { ...settings({}), kind: 'Secret' };
    await expect(open().apply(secret, options)).rejects.toMatchObject({
      failure: 'forbidden',
      message: expect.stringContaining('cannot patch resource "secrets"'),
    });
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'new' },
    };
    await expect(open().apply(namespace, options)).rejects.toMatchObject({
      failure: 'forbidden',
    });
  });

  it('tells what can never be accepted, without its values', async () => {
    const workload = (spec: object) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'refused', namespace: 'contract' },
      spec: {
        selector: { matchLabels: { app: 'a' } },
        template: { metadata: { labels: { app: 'a' } }, spec },
      },
    });
    const container = { name: 'a', image: 'a' };
    for (const spec of [
      { containers: [{ ...container, unknownField: 'canary' }] },
      { containers: [{ ...container, env: [{ name: 'A', value: 1234567 }] }] },
      { containers: [{ ...container, imagePullPolicy: 'canary' }] },
      { containers: [{ ...container, name: 'Canary Canary' }] },
    ]) {
      const error = await open()
        .apply(workload(spec), options)
        .catch(thrown => thrown);
      expect(error).toMatchObject({ failure: 'invalid' });
      expect(error.message).not.toMatch(/canary|1234567/i);
    }
  });

  it('tells what admission refuses', async () => {
    const policy = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'no-canary' },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['configmaps'],
            },
          ],
        },
        validations: [
          {
            expression: '!has(object.data) || !("refused" in object.data)',
            message: 'refused is not to be',
          },
        ],
      },
    };
    const binding = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'no-canary' },
      spec: { policyName: 'no-canary', validationActions: ['Deny'] },
    };
    const connection = await connectionFrom(cluster.adminKubeconfigPath);
    const admin = new HttpApiServer(connection, Date.now);
    const asAdmin = HttpTargetCluster.create({
      server: admin,
      clock: systemClock,
    });
    await asAdmin.apply(policy, options);
    await asAdmin.apply(binding, options);
    const dry = { ...options, dryRun: true };
    let failed: unknown;
    // The API server takes a moment to know its policies.
    while (!failed) {
      failed = await open()
        .apply(settings({ refused: 'yes' }), dry)
        .then(
          () => undefined,
          error => error,
        );
    }
    expect(failed).toMatchObject({
      failure: 'admission',
      message: expect.stringContaining('refused is not to be'),
    });
    await admin.close();
  });

  it('says that a cluster which is away is unreachable', async () => {
    await cluster.kill();
    await expect(open().apply(settings({}), options)).rejects.toMatchObject({
      failure: 'unreachable',
    });
    await cluster.restart();
    await open().apply(settings({}), options);
  });
});
