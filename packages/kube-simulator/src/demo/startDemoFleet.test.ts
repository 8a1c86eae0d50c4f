import { ManualClock } from '../clock';
import type { KubeObject, Pod, ReplicatedWorkload } from '../types';
import { clientOf } from './__testUtils__/clientOf';
import { DEMO_CANARIES } from './canaries';
import { DemoCluster, DemoFleet, startDemoFleet } from './startDemoFleet';
import { MINUTE } from './time';

const START = '2026-11-24T12:00:00Z';
const ROLLBACK = { cluster: 'eks-prod-iad', service: 'payments' };

function objectsOf<T extends KubeObject>(
  cluster: DemoCluster,
  resource: string,
) {
  return cluster.server.backing.store.list(resource) as T[];
}

/** All objects of the fleet but for what is different in each run. */
function snapshot(fleet: DemoFleet): unknown {
  return fleet.clusters.map(({ name, server }) => {
    const { store, resources } = server.backing;
    const keys = resources
      .list()
      .map(({ plural, group }) => (group ? `${plural}.${group}` : plural));
    return [name, keys.map(key => [key, store.list(key)])];
  });
}

describe('startDemoFleet', () => {
  let clock: ManualClock;
  let fleet: DemoFleet;

  beforeEach(async () => {
    clock = new ManualClock(START);
    fleet = await startDemoFleet({ clock, seed: 'test' });
  });
  afterEach(async () => {
    await fleet.stop();
  });

  const cluster = (name: string) => {
    const found = fleet.clusters.find(one => one.name === name);
    if (!found) {
      throw new Error(`There is no cluster ${name}`);
    }
    return found;
  };
  const deployment = (on: DemoCluster, name: string) => {
    const all = objectsOf<ReplicatedWorkload>(on, 'deployments.apps');
    return all.find(({ metadata }) => metadata.name === name);
  };
  const ownedSets = (on: DemoCluster, owner?: KubeObject) =>
    objectsOf<ReplicatedWorkload>(on, 'replicasets.apps').filter(
      ({ metadata }) =>
        metadata.ownerReferences?.[0].uid === owner?.metadata.uid,
    );

  it.each([
    ['eks-prod-fra', /-eks-/, 'eks.amazonaws.com/nodegroup', /^aws:\/\//],
    ['gke-prod-ams', /-gke\./, 'cloud.google.com/gke-nodepool', /^gce:\/\//],
    ['aks-prod-ams', /^v1\.34\.6$/, 'kubernetes.azure.com/cluster', /^azure:/],
    ['ocp-prod-ber', /\+/, 'node.openshift.io/os_id', /^vsphere:\/\//],
    ['tkgi-prod-dc1', /\+vmware/, 'pks-system/cluster.name', /^vsphere:\/\//],
    ['rke2-prod-edge', /\+rke2r1$/, 'kubernetes.io/hostname', /^rke2:\/\//],
    ['k3s-dev-lab', /\+k3s1$/, 'kubernetes.io/hostname', /^k3s:\/\//],
  ])('%s looks as its distribution does', async (name, version, label, id) => {
    const client = clientOf(cluster(name));
    const { body } = await client.get('/version');
    const nodes = await client.get('/api/v1/nodes');

    expect(body.gitVersion).toMatch(version);
    expect(nodes.body.items[0].metadata.labels).toHaveProperty([label]);
    expect(nodes.body.items[0].spec).toHaveProperty(
      'providerID',
      expect.stringMatching(id),
    );
  });

  it('has what OpenShift says of itself where it is OpenShift', async () => {
    const config = '/apis/config.openshift.io/v1';
    const openshift = clientOf(cluster('ocp-stage-dub'));
    const { body } = await openshift.get(`${config}/clusterversions/version`);
    const platform = await openshift.get(`${config}/infrastructures/cluster`);
    const other = await clientOf(cluster('eks-prod-fra')).get(
      `${config}/clusterversions/version`,
    );

    expect(body).toHaveProperty(['status', 'history', 0, 'version'], '4.22.9');
    expect(platform.body).toHaveProperty('status.platformStatus.type', 'AWS');
    expect(other.status).toBe(404);
  });

  it('has what the next upgrade meets', async () => {
    const old = clientOf(cluster('tkgi-prod-dc1'));
    const schema = await old.get(
      '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas/nightly-batches',
    );
    expect(schema.body).toHaveProperty(
      ['metadata', 'managedFields', 0, 'apiVersion'],
      'flowcontrol.apiserver.k8s.io/v1beta3',
    );
    const young = clientOf(cluster('eks-prod-fra'));
    const { body } = await young.get(
      '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/cert-manager-webhook',
    );
    expect(body).toHaveProperty(
      ['webhooks', 0, 'clientConfig', 'caBundle'],
      expect.stringMatching(/^LS0tLS1CRUdJTi/),
    );
    const metrics = await Promise.all(
      ['tkgi-prod-dc1', 'eks-prod-fra'].map(async name => {
        const { url, token } = cluster(name);
        const answer = await fetch(`${url}/metrics`, {
          headers: { authorization: `Bearer ${token}` },
        });
        return answer.text();
      }),
    );
    expect(metrics[0]).toMatch(
      /deprecated_apis\{.*removed_release="1.32".*\} 1/,
    );
    expect(metrics[1]).not.toContain('{');
  });

  it('has one cluster that refuses connections', async () => {
    const client = clientOf(cluster('k3s-prod-edge'));

    await expect(client.get('/version')).rejects.toThrow('ECONNREFUSED');
  });

  it('has one cluster that forbids jobs', async () => {
    const client = clientOf(cluster('ocp-prod-ber'));
    const status = async (path: string) => (await client.get(path)).status;

    expect(await status('/apis/batch/v1/jobs')).toBe(403);
    expect(await status('/apis/batch/v1/cronjobs')).toBe(403);
    expect(await status('/api/v1/pods')).toBe(200);
  });

  it('has one cluster that falls silent after it was seen', async () => {
    const edge = cluster('rke2-prod-edge');
    const client = clientOf(edge);
    clock.advance(5 * MINUTE);
    expect(edge.server.faults.frozen).toBe(false);

    const paths = ['/api/v1/nodes', '/api/v1/pods'].concat(
      ['deployments', 'replicasets'].map(plural => `/apis/apps/v1/${plural}`),
    );
    const watches = await Promise.all(
      paths.map(path => client.watch(path, { resourceVersion: '' })),
    );
    clock.advance(20_000);
    expect(edge.server.faults.frozen).toBe(false);
    clock.advance(10_000);
    expect(edge.server.faults.frozen).toBe(true);
    watches.forEach(watch => watch.close());
  });

  it('hides its Secrets from who looks, and lets nobody write', async () => {
    const one = cluster('eks-prod-fra');
    const client = clientOf(one);
    const secrets = await client.get('/api/v1/secrets');
    const removal = await client.delete(
      '/api/v1/namespaces/orders/pods/does-not-matter',
    );

    expect(secrets.status).toBe(403);
    expect(removal.status).toBe(403);
    expect(JSON.stringify(objectsOf(one, 'secrets'))).toContain(
      DEMO_CANARIES.secretBase64,
    );
  });

  it('holds what must not be shown in what it shows', async () => {
    const client = clientOf(cluster('eks-prod-fra'));
    const { body } = await client.get('/apis/apps/v1/deployments');
    const text = JSON.stringify(body);

    expect(text).toContain(DEMO_CANARIES.env);
    expect(text).toContain(DEMO_CANARIES.annotation);
    expect(text).toContain(DEMO_CANARIES.lastApplied);
  });

  it('tells of a rollback as Kubernetes does', () => {
    const on = cluster(ROLLBACK.cluster);
    const owner = deployment(on, ROLLBACK.service);
    const sets = ownedSets(on, owner);
    const current = sets.find(({ spec }) => (spec.replicas ?? 0) > 0);
    const created = sets
      .map(one => one.metadata.creationTimestamp ?? '')
      .sort();
    const progressing = owner?.status?.conditions?.find(
      ({ type }) => type === 'Progressing',
    );

    const revision = 'deployment.kubernetes.io/revision';
    const { annotations, creationTimestamp } = current!.metadata;
    const newest = Math.max(
      ...sets.map(one => Number(one.metadata.annotations?.[revision])),
    );
    expect(Number(annotations?.[revision])).toBe(newest);
    expect(annotations?.[`${revision}-history`]).toBe(String(newest - 2));
    expect(creationTimestamp).toBe(created[created.length - 2]);
    expect(progressing?.reason).toBe('NewReplicaSetAvailable');
    expect(progressing!.lastUpdateTime! > created[created.length - 1]).toBe(
      true,
    );
  });

  it('has upgrades of the last month in its ReplicaSets', () => {
    const on = cluster('eks-prod-fra');
    const sets = ownedSets(on, deployment(on, 'checkout'));
    const images = new Set(
      sets.map(({ spec }) => spec.template.spec.containers[0].image),
    );

    expect(images.size).toBeGreaterThan(3);
    expect(images.size).toBe(sets.length);
  });

  it('has pods that cannot start, and pods that do not stay up', () => {
    const waiting = fleet.clusters.flatMap(one =>
      objectsOf<Pod>(one, 'pods').flatMap(
        ({ status }) =>
          status?.containerStatuses?.[0].state.waiting?.reason ?? [],
      ),
    );

    expect(new Set(waiting)).toEqual(
      new Set(['CrashLoopBackOff', 'ImagePullBackOff']),
    );
    expect(waiting.filter(one => one === 'ImagePullBackOff')).toHaveLength(1);
  });

  it('tells what a container wrote before it ended', async () => {
    const one = cluster('tkgi-prod-dc1');
    const client = clientOf(one);
    const pod = objectsOf<Pod>(one, 'pods').find(
      ({ metadata }) => metadata.labels?.app === 'returns',
    );
    const path = `/api/v1/namespaces/fulfilment/pods/${pod?.metadata.name}/log`;
    const previous = await client.get(`${path}?previous=true&tailLines=1`);
    const current = await client.get(path);

    expect(previous.body.text).toMatch(/ERROR cannot go on \(exit code 1\)\n$/);
    expect(current.body.message).toBe(
      'container "returns" is waiting to start: CrashLoopBackOff',
    );
  });

  it('has one Rollout, and Deployments of it elsewhere', () => {
    const rollouts = fleet.clusters.flatMap(one =>
      objectsOf(one, 'rollouts.argoproj.io').map(
        ({ metadata }) => `${metadata.name} on ${one.name}`,
      ),
    );

    expect(rollouts).toEqual(['checkout on gke-prod-ams']);
    expect(deployment(cluster('gke-prod-ams'), 'checkout')).toBeUndefined();
  });

  it('has certificates, two of which were not renewed in time', async () => {
    const late = fleet.clusters.flatMap(one =>
      objectsOf<KubeObject & { status: { renewalTime: string } }>(
        one,
        'certificates.cert-manager.io',
      )
        .filter(({ status }) => Date.parse(status.renewalTime) < clock.now())
        .map(({ metadata }) => `${metadata.name} on ${one.name}`),
    );

    expect(late).toEqual([
      'storefront-tls on eks-prod-iad',
      'payments-tls on ocp-prod-ber',
    ]);
    const client = clientOf(cluster('eks-prod-iad'));
    const path = '/apis/cert-manager.io/v1/certificates';
    expect((await client.get(path)).status).toBe(200);
  });

  it('lives, and always lives the same life', async () => {
    const before = JSON.stringify(snapshot(fleet));
    const otherClock = new ManualClock(START);
    const other = await startDemoFleet({ clock: otherClock, seed: 'test' });
    clock.advance(10 * MINUTE);
    otherClock.advance(10 * MINUTE);
    const after = JSON.stringify(snapshot(fleet));
    const otherAfter = JSON.stringify(snapshot(other));
    await other.stop();

    expect(after).not.toBe(before);
    expect(otherAfter === after).toBe(true);
  });

  it('changes what rules clusters, and which nodes they have', () => {
    const changed = new Set<string>();
    fleet.clusters.forEach(({ server }) =>
      server.backing.store.subscribe(({ type, resource }) =>
        changed.add(`${type} ${resource}`),
      ),
    );
    clock.advance(60 * MINUTE);
    expect([...changed]).toEqual(
      expect.arrayContaining([
        ...['ADDED nodes', 'DELETED nodes', 'MODIFIED resourcequotas'],
        'MODIFIED networkpolicies.networking.k8s.io',
      ]),
    );
  });

  it('rolls out what somebody deploys, pod by pod', async () => {
    const one = cluster('kubeadm-dev-lab');
    const client = clientOf(one, one.adminToken);
    const path = '/apis/apps/v1/namespaces/orders/deployments/cart';
    const before = new Set(
      ownedSets(one, deployment(one, 'cart')).map(
        ({ metadata }) => metadata.uid,
      ),
    );
    await client.patch(path, 'strategic', {
      spec: {
        replicas: 2,
        template: {
          spec: { containers: [{ name: 'cart', image: 'example/cart:9.9.9' }] },
        },
      },
    });
    clock.advance(MINUTE);
    const { body } = await client.get(path);
    const pods = objectsOf<Pod>(one, 'pods').filter(
      ({ metadata }) => metadata.labels?.app === 'cart',
    );

    expect(body.status).toMatchObject({
      observedGeneration: body.metadata.generation,
      replicas: 2,
      readyReplicas: 2,
      updatedReplicas: 2,
    });
    expect(pods.map(({ spec }) => spec.containers[0].image)).toEqual([
      'example/cart:9.9.9',
      'example/cart:9.9.9',
    ]);
    const after = ownedSets(one, deployment(one, 'cart'));
    const added = after.filter(({ metadata }) => !before.has(metadata.uid));
    expect(added.map(({ spec }) => spec.replicas)).toEqual([2]);
  });

  it('keeps the old pods where the new ones cannot start', async () => {
    const one = cluster('kubeadm-dev-lab');
    const client = clientOf(one, one.adminToken);
    const path = '/apis/apps/v1/namespaces/orders/deployments/cart';
    await client.patch(path, 'strategic', {
      spec: {
        template: {
          spec: {
            containers: [{ name: 'cart', image: 'example/cart:missing' }],
          },
        },
      },
    });
    clock.advance(MINUTE);
    const { body } = await client.get(path);

    expect(body.status).toMatchObject({ readyReplicas: 1, updatedReplicas: 1 });
    expect(body).toHaveProperty(
      'status.conditions',
      expect.arrayContaining([
        expect.objectContaining({ reason: 'ProgressDeadlineExceeded' }),
      ]),
    );
  });

  it('removes what belonged to what is deleted', async () => {
    const one = cluster('kubeadm-dev-lab');
    const owner = deployment(one, 'cart');
    const client = clientOf(one, one.adminToken);
    await client.delete('/apis/apps/v1/namespaces/orders/deployments/cart');
    clock.advance(10_000);
    const pods = objectsOf<Pod>(one, 'pods').filter(
      ({ metadata }) => metadata.labels?.app === 'cart',
    );

    expect(owner).toBeDefined();
    expect(ownedSets(one, owner)).toEqual([]);
    expect(pods).toEqual([]);
  });

  it('keeps identities, and moves on, when it is started again', async () => {
    const uidOf = (one: DemoFleet) =>
      objectsOf(one.clusters[0], 'namespaces').find(
        ({ metadata }) => metadata.name === 'kube-system',
      )?.metadata.uid;
    const seen = fleet.clusters[0].server.backing.store.revision;
    const later = new ManualClock(clock.now() + 5 * MINUTE);
    const again = await startDemoFleet({ clock: later, seed: 'test' });
    const { store } = again.clusters[0].server.backing;
    await again.stop();

    expect(uidOf(again)).toBe(uidOf(fleet));
    expect(store.revision).toBeGreaterThan(seen);
    expect(store.compactedRevision).toBeGreaterThan(seen);
  });

  it('stops with its signal', async () => {
    const abort = new AbortController();
    const other = await startDemoFleet({ clock, signal: abort.signal });
    const client = clientOf(other.clusters[0]);
    expect((await client.get('/version')).status).toBe(200);
    abort.abort();

    await expect(client.get('/version')).rejects.toThrow();
  });
});
