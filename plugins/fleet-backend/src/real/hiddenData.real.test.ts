import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PortalBackend } from './__testUtils__/PortalBackend';

jest.setTimeout(300_000);

const SECRET = 'canary-secret-5b1f';
const ENV = 'canary-env-5b1f';
const ANNOTATION = 'canary-annotation-5b1f';

/** As kubectl apply writes it, last-applied-configuration included. */
const MANIFESTS = `
apiVersion: v1
kind: Secret
metadata: { name: keys, namespace: default }
stringData: { password: ${SECRET} }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: vault-user
  namespace: default
  labels: { app.kubernetes.io/name: vault-user }
  annotations: { example.com/note: ${ANNOTATION} }
spec:
  replicas: 1
  selector: { matchLabels: { app: vault-user } }
  template:
    metadata:
      labels: { app: vault-user }
      annotations: { example.com/note: ${ANNOTATION} }
    spec:
      containers:
        - name: main
          image: registry.example.com/vault-user:1.0.0
          env:
            - { name: PASSWORD, value: ${ENV} }
            - name: OTHER
              valueFrom: { secretKeyRef: { name: keys, key: password } }
`;

describeReal('what must not be read', () => {
  let testbed: Testbed;
  let portal: PortalBackend;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path: testbed.kubeconfigPath }],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  it('is nowhere in the database, though the workload is', async () => {
    const [cluster] = testbed.clusters;
    const file = join(testbed.dir, 'canary.yaml');
    await writeFile(file, MANIFESTS);
    await cluster.kubectl('apply', '--filename', file);
    const { items } = await portal.until(
      () => portal.placements({ service: 'vault-user' }),
      answer => answer.items[0]?.replicas.ready === 1,
      30_000,
    );
    expect(items).toHaveLength(1);

    const dump = await portal.dump();
    expect(dump).toContain('vault-user');
    expect(dump).not.toContain(SECRET);
    expect(dump).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect(dump).not.toContain(ENV);
    expect(dump).not.toContain(ANNOTATION);
  });

  it.each(['secrets', 'configmaps'])(
    'could not be read: the reader may not list %s',
    async resource => {
      const [cluster] = testbed.clusters;
      const answer = await cluster
        .kubectl(
          ...['auth', 'can-i', 'list', resource, '--all-namespaces'],
          '--as=system:serviceaccount:flotilla:flotilla-reader',
        )
        // kubectl exits with 1 where the answer is no.
        .catch((error: { stdout?: string }) => error.stdout ?? '');
      expect(answer.trim()).toBe('no');
    },
  );
});
