import { ManualClock } from '../clock';
import type { KubeObject, ReplicatedWorkload } from '../types';
import { clientOf } from './__testUtils__/clientOf';
import { DemoCluster, DemoFleet, startDemoFleet } from './startDemoFleet';
import { HOUR, MINUTE } from './time';

const IMAGE = '/spec/template/spec/containers/0/image';
const DELIVERED = 'flotilla.io/rollout';

describe('delivering to the demo fleet', () => {
  let clock: ManualClock;
  let fleet: DemoFleet;
  let one: DemoCluster;
  let client: ReturnType<typeof clientOf>;

  beforeEach(async () => {
    clock = new ManualClock('2026-11-24T12:00:00Z');
    fleet = await startDemoFleet({ clock, seed: 'delivering' });
    one = fleet.clusters.find(({ name }) => name === 'eks-stage-fra')!;
    client = clientOf(one, one.delivererToken);
  });
  afterEach(async () => {
    await fleet.stop();
  });

  const pathOf = ({ metadata }: KubeObject, plural: string) =>
    `/apis/apps/v1/namespaces/${metadata.namespace}/${plural}/${metadata.name}`;
  const firstOf = (plural: string) =>
    one.server.backing.store
      .list(`${plural}.apps`)
      .find(
        ({ metadata }) => metadata.namespace !== 'kube-system',
      ) as ReplicatedWorkload;
  const podsOf = ({ spec, metadata }: ReplicatedWorkload) =>
    (one.server.backing.store.list('pods') as ReplicatedWorkload[]).filter(
      pod =>
        pod.metadata.namespace === metadata.namespace &&
        Object.entries(spec.selector.matchLabels).every(
          ([key, value]) => pod.metadata.labels?.[key] === value,
        ),
    );
  const imagesOf = (workload: ReplicatedWorkload) => {
    const pods = podsOf(workload) as unknown as Array<{
      spec: { containers: Array<{ image: string }> };
    }>;
    return new Set(pods.map(({ spec }) => spec.containers[0].image));
  };
  const changeImage = async (
    workload: ReplicatedWorkload,
    plural: string,
    image: string,
  ) => {
    const path = pathOf(workload, plural);
    const { body } = await client.get(path);
    const { resourceVersion } = body.metadata;
    return await client.patch(`${path}?fieldManager=flotilla`, 'json', [
      {
        op: 'replace',
        path: '/metadata/resourceVersion',
        value: resourceVersion,
      },
      { op: 'replace', path: IMAGE, value: image },
      {
        op: 'add',
        path: `/metadata/annotations/${DELIVERED.replace('/', '~1')}`,
        value: 'a-rollout',
      },
    ]);
  };

  it.each(['deployments', 'statefulsets', 'daemonsets'])(
    'rolls out a new image of %s',
    async plural => {
      const workload = firstOf(plural);
      const changed = await changeImage(workload, plural, 'example/app:2');
      expect(changed.status).toBe(200);
      clock.advance(MINUTE);

      expect([...imagesOf(workload)]).toEqual(['example/app:2']);
    },
  );

  it('never gets ready with an image that is missing, and returns to the one before', async () => {
    const workload = firstOf('deployments');
    const before = [...imagesOf(workload)];
    await changeImage(workload, 'deployments', 'example/app:missing');
    clock.advance(MINUTE);
    expect([...imagesOf(workload)].sort()).toEqual(
      [...before, 'example/app:missing'].sort(),
    );
    await changeImage(workload, 'deployments', before[0]);
    clock.advance(MINUTE);

    expect([...imagesOf(workload)]).toEqual(before);
    const { body } = await client.get(pathOf(workload, 'deployments'));
    expect(body.status).toMatchObject({
      observedGeneration: body.metadata.generation,
      updatedReplicas: workload.spec.replicas,
      availableReplicas: workload.spec.replicas,
    });
  });

  it('leaves alone what was delivered', async () => {
    const deployments = one.server.backing.store.list(
      'deployments.apps',
    ) as ReplicatedWorkload[];
    for (const deployment of deployments) {
      await changeImage(deployment, 'deployments', 'example/app:2');
    }
    clock.advance(3 * HOUR);

    const after = one.server.backing.store.list(
      'deployments.apps',
    ) as ReplicatedWorkload[];
    expect(after.map(({ metadata, spec }) => [metadata.name, spec])).toEqual(
      deployments.map(({ metadata, spec }) => {
        const [main, ...others] = spec.template.spec.containers;
        const containers = [{ ...main, image: 'example/app:2' }, ...others];
        const pod = { ...spec.template.spec, containers };
        const template = { ...spec.template, spec: pod };
        return [metadata.name, { ...spec, template }];
      }),
    );
  });

  it('runs what is applied', async () => {
    const labels = { app: 'greeter' };
    const wanted = (replicas: number) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'greeter' },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'main', image: 'example/greeter:1' }] },
        },
      },
    });
    const path = '/apis/apps/v1/namespaces/default/deployments/greeter';
    const apply = (query: string, replicas: number) =>
      client.patch(
        `${path}?fieldManager=flotilla${query}`,
        'apply',
        wanted(replicas),
      );

    expect((await apply('&dryRun=All', 2)).status).toBe(201);
    expect((await client.get(path)).status).toBe(404);
    expect((await apply('', 2)).status).toBe(201);
    clock.advance(MINUTE);
    const { body } = await client.get(path);
    expect(body.status).toMatchObject({ readyReplicas: 2, updatedReplicas: 2 });
    expect((await apply('', 1)).status).toBe(200);
    clock.advance(MINUTE);
    expect((await client.get(path)).body.status).toMatchObject({
      readyReplicas: 1,
    });
  });

  it('ends the Jobs that are created', async () => {
    const containers = [{ name: 'main', image: 'example/migrate:1' }];
    const path = '/apis/batch/v1/namespaces/default/jobs';
    await client.post(path, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate' },
      spec: { template: { spec: { restartPolicy: 'Never', containers } } },
    });
    clock.advance(MINUTE);

    const { body } = await client.get(`${path}/migrate`);
    expect(body.status).toMatchObject({ succeeded: 1 });
  });

  it('takes no Secrets and no rights from who delivers', async () => {
    const status = async (apiVersion: string, kind: string, path: string) => {
      const metadata = { name: 'a' };
      const object = { apiVersion, kind, metadata };
      return (await client.post(path, object)).status;
    };
    const rbac = 'rbac.authorization.k8s.io/v1';

    expect(
      await status('v1', 'Secret', '/api/v1/namespaces/default/secrets'),
    ).toBe(403);
    expect(await status('v1', 'Namespace', '/api/v1/namespaces')).toBe(403);
    expect(
      await status(
        rbac,
        'RoleBinding',
        `/apis/${rbac}/namespaces/default/rolebindings`,
      ),
    ).toBe(403);
  });
});
