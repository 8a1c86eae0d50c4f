import type {
  NewRollout,
  Rollout,
  RolloutDetails,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { component } from './__testUtils__/entities';
import { PortalBackend } from './__testUtils__/PortalBackend';
import { SourceServer } from './__testUtils__/SourceServer';

jest.setTimeout(300_000);

const FIVE = [
  'aks-stage-eu',
  'eks-prod-eu',
  'gke-prod-us',
  'openshift-dc1',
  'pks-vsphere-dc2',
];
const REF = 'component:default/greeter';
const WAVES = {
  waves: [
    { name: 'canary', clusters: ['aks-stage-eu'] },
    { name: 'cloud', clusterSelector: 'distribution in (eks,gke)' },
  ],
};

const manifest = (image: string, extra: string = '') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: greeter
  labels: { backstage.io/kubernetes-id: greeter }
spec:
  replicas: 2
  selector: { matchLabels: { app: greeter } }
  template:
    metadata: { labels: { app: greeter } }
    spec:
      containers:
        - { name: greeter, image: '${image}', env: [{ name: MOOD, value: canary-env-value }] }
${extra}`;

const SETTINGS = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: greeter-settings }
data: { mood: good }
`;

describeReal('rollouts over seven real clusters', () => {
  let testbed: Testbed;
  let portal: PortalBackend;
  let source: SourceServer;

  beforeAll(async () => {
    source = await SourceServer.start();
    testbed = await startTestbed({ spec: 'seven' });
    const clusters = [
      {
        type: 'kubeconfig',
        path: testbed.kubeconfigPath,
        deliver: { type: 'kubeconfig', path: testbed.delivererKubeconfigPath },
      },
    ];
    portal = await PortalBackend.start({
      clusters,
      entities: [
        component('greeter', { 'backstage.io/kubernetes-id': 'greeter' }),
      ],
      config: {
        backend: {
          baseUrl: 'http://localhost',
          reading: { allow: [{ host: source.host }] },
        },
      },
    });
    await portal.untilAllCurrent();
    for (const cluster of testbed.clusters) {
      await cluster.kubectl('create', 'namespace', 'greet');
    }
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
    await source?.stop();
  });

  const begin = async (request: NewRollout): Promise<Rollout> => {
    const { status, body } = await portal.send<Rollout>('/rollouts', request);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  };

  const plan = async (request: NewRollout): Promise<RolloutPlan> => {
    const path = '/rollouts?dryRun=true';
    return (await portal.send<RolloutPlan>(path, request)).body;
  };

  const untilState = (
    id: string,
    ...states: string[]
  ): Promise<RolloutDetails> =>
    portal.until(
      () => portal.rollout(id),
      ({ state }) => states.includes(state),
      90_000,
    );

  /** What kubectl sees of the image, by cluster. */
  const images = async (): Promise<Record<string, string>> => {
    const found = await Promise.all(
      testbed.clusters.map(async cluster => {
        const { name } = cluster;
        const image = await cluster.kubectl(
          'get',
          'deployment',
          'greeter',
          '-n',
          'greet',
          '--ignore-not-found',
          '-o',
          'jsonpath={.spec.template.spec.containers[0].image}',
        );
        return [name, image.trim()] as const;
      }),
    );
    return Object.fromEntries(found.filter(([, image]) => image !== ''));
  };

  const everywhere = (image: string) =>
    Object.fromEntries(FIVE.map(name => [name, image]));

  const whole: NewRollout = {
    name: 'greeter',
    namespace: 'greet',
    entityRef: REF,
    source: { manifests: { url: '' } },
    placement: { clusters: FIVE },
    strategy: WAVES,
  };

  const manifests = (): NewRollout => ({
    ...whole,
    source: { manifests: { url: source.url('/greeter.yaml') } },
  });

  const imageChange = (
    image: string,
    strategy: NewRollout['strategy'] = {},
  ): NewRollout => ({
    name: 'greeter-image',
    entityRef: REF,
    source: { image: { changes: [{ image }] } },
    placement: { entityRef: REF },
    strategy: { ...WAVES, ...strategy },
  });

  it('plans whole objects first, and touches nothing', async () => {
    source.files.set('/greeter.yaml', manifest('acme/greeter:1', SETTINGS));
    const planned = await plan(manifests());
    expect(planned.problems).toEqual([]);
    expect(planned.waves.map(({ clusters }) => clusters.length)).toEqual([
      1, 2, 2,
    ]);
    expect(planned.items).toHaveLength(5);
    for (const { engine, objects } of planned.items) {
      expect(engine).toBe('builtin');
      expect(objects.map(({ act, kind }) => `${act} ${kind}`).sort()).toEqual([
        'create ConfigMap',
        'create Deployment',
      ]);
    }
    expect(JSON.stringify(planned)).not.toContain('canary-env-value');
    expect(await images()).toEqual({});
  });

  it('delivers whole objects over five distributions, in three waves', async () => {
    const { id } = await begin(manifests());
    const ended = await untilState(id, 'succeeded', 'paused', 'failed');
    expect(ended).toMatchObject({ state: 'succeeded', healthy: 5, failed: 0 });
    const begun = ended.waves.map(({ startedAt }) => startedAt!);
    const over = ended.waves.map(({ endedAt }) => endedAt!);
    expect(begun[1] >= over[0] && begun[2] >= over[1]).toBe(true);
    expect(await images()).toEqual(everywhere('acme/greeter:1'));
  });

  it('finds the service by what it delivered, and changes its image', async () => {
    await portal.until(
      () => portal.placements({ entityRef: REF }),
      ({ items }) => items.length === 5,
      60_000,
    );
    const { id } = await begin(imageChange('acme/greeter:2'));
    expect(await untilState(id, 'succeeded', 'paused')).toMatchObject({
      state: 'succeeded',
      requestedBy: 'user:default/anna',
    });
    expect(await images()).toEqual(everywhere('acme/greeter:2'));
  });

  it('stops a bad image in the canary wave, and rolls it back exactly', async () => {
    const { id } = await begin(
      imageChange('acme/greeter:missing', {
        gates: { progressDeadline: 'PT10S' },
        failures: { then: 'rollback' },
      }),
    );
    const ended = await untilState(id, 'rolledBack', 'rollbackFailed');
    expect(ended.state).toBe('rolledBack');
    const phases = ended.items.map(({ phase }) => phase).sort();
    expect(phases).toEqual([
      'RolledBack',
      'Skipped',
      'Skipped',
      'Skipped',
      'Skipped',
    ]);
    expect(await images()).toEqual(everywhere('acme/greeter:2'));
  });

  it('shows what has drifted, and puts it right again', async () => {
    const drifting = SETTINGS.replaceAll('settings', 'drifting');
    source.files.set('/drift.yaml', drifting);
    const { id } = await begin({
      ...whole,
      name: 'settings',
      source: { manifests: { url: source.url('/drift.yaml') } },
      strategy: {},
    });
    await untilState(id, 'succeeded');
    const cluster = testbed.cluster('eks-prod-eu');
    await cluster.kubectl(
      'patch',
      'configmap',
      'greeter-drifting',
      '-n',
      'greet',
      '-p',
      '{"data":{"mood":"bad"}}',
    );
    const { items } = await portal.rolloutPlan(id);
    const drifted = items.filter(({ objects }) =>
      objects.some(({ act }) => act === 'update'),
    );
    expect(drifted.map(({ cluster: { name } }) => name)).toEqual([
      'eks-prod-eu',
    ]);
    await portal.send(`/rollouts/${id}/retry`, { reconcile: true });
    await untilState(id, 'succeeded');
    const mood = await cluster.kubectl(
      'get',
      'configmap',
      'greeter-drifting',
      '-n',
      'greet',
      '-o',
      'jsonpath={.data.mood}',
    );
    expect(mood.trim()).toBe('good');
  });

  it('prunes what a later revision does not have any more', async () => {
    source.files.set(
      '/pruned.yaml',
      `${SETTINGS}${SETTINGS.replaceAll('settings', 'other')}`,
    );
    const request = {
      ...whole,
      name: 'pruned',
      placement: { clusters: ['upstream-dev'] },
      strategy: {},
      source: { manifests: { url: source.url('/pruned.yaml') } },
    };
    await untilState((await begin(request)).id, 'succeeded');
    source.files.set('/pruned.yaml', SETTINGS);
    await untilState((await begin(request)).id, 'succeeded');
    const left = await testbed
      .cluster('upstream-dev')
      .kubectl('get', 'configmaps', '-n', 'greet', '-o', 'name');
    expect(left).toContain('configmap/greeter-settings');
    expect(left).not.toContain('greeter-other');
  });

  it('shows a conflict of field ownership before the act', async () => {
    const cluster = testbed.cluster('rke2-edge-01');
    await cluster.kubectl(
      'create',
      'configmap',
      'greeter-settings',
      '-n',
      'greet',
      '--from-literal=mood=theirs',
    );
    const request = {
      ...whole,
      name: 'conflicting',
      placement: { clusters: ['rke2-edge-01'] },
      strategy: {},
      source: { manifests: { url: source.url('/pruned.yaml') } },
    };
    const planned = await plan(request);
    expect(planned.items[0].objects[0].conflicts).toEqual([
      { field: expect.stringContaining('mood'), manager: 'kubectl-create' },
    ]);
    const { id } = await begin(request);
    const { items } = await untilState(id, 'paused');
    expect(items[0]).toMatchObject({ phase: 'Failed' });
    await portal.send(`/rollouts/${id}/abort`, {});
    await untilState(id, 'failed', 'aborted');
  });

  it('waits for approval by somebody else, and for its window', async () => {
    const request = imageChange('acme/greeter:3', {
      waves: [{ name: 'canary', count: 1, approval: true }],
    });
    const { id } = await begin(request);
    await untilState(id, 'waiting');
    const own = await portal.send(`/rollouts/${id}/approve`, {});
    expect(own.status).toBe(403);
    await portal.send(`/rollouts/${id}/approve`, {}, 'user:default/ben');
    await untilState(id, 'succeeded');
    expect(await images()).toEqual(everywhere('acme/greeter:3'));

    const soon = new Date(Date.now() + 3_600_000).toISOString().slice(11, 16);
    const later = new Date(Date.now() + 7_200_000).toISOString().slice(11, 16);
    const shut = await begin(
      imageChange('acme/greeter:4', { window: { from: soon, to: later } }),
    );
    const waiting = await untilState(shut.id, 'waiting');
    expect(waiting.waves[0].state).toBe('awaitingWindow');
    await portal.send(`/rollouts/${shut.id}/abort`, {});
    await untilState(shut.id, 'aborted');
    expect(await images()).toEqual(everywhere('acme/greeter:3'));
  });

  it('is different where an override says so', async () => {
    source.files.set('/greeter.yaml', manifest('acme/greeter:3'));
    const { id } = await begin({
      ...manifests(),
      strategy: { conflicts: 'takeOver' },
      overrides: [{ clusterSelector: 'distribution=openshift', replicas: 1 }],
    });
    await untilState(id, 'succeeded');
    const replicas = await Promise.all(
      ['eks-prod-eu', 'openshift-dc1'].map(name =>
        testbed
          .cluster(name)
          .kubectl(
            'get',
            'deployment',
            'greeter',
            '-n',
            'greet',
            '-o',
            'jsonpath={.spec.replicas}',
          ),
      ),
    );
    expect(replicas.map(text => text.trim())).toEqual(['2', '1']);
  });

  it('matches no cluster: an error that says so', async () => {
    const { status, body } = await portal.send<{ error: { message: string } }>(
      '/rollouts',
      { ...manifests(), placement: { clusterSelector: 'environment=mars' } },
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('matches no cluster');
  });

  it('waits for an unreachable cluster, or skips it, and deletes nothing of it', async () => {
    const away = testbed.cluster('pks-vsphere-dc2');
    await away.freeze();
    try {
      await portal.until(
        () => portal.cluster(away.name),
        ({ sync }) => sync.status === 'stale',
        120_000,
      );
      const skipping = await begin(
        imageChange('acme/greeter:5', { unreachable: 'skip' }),
      );
      const ended = await untilState(skipping.id, 'succeeded');
      expect(ended.reason).toBe('Of 5 targets, 1 skipped');
      const waiting = await begin(imageChange('acme/greeter:6'));
      const stuck = await portal.until(
        () => portal.rollout(waiting.id),
        ({ waves }) => waves.some(({ state }) => state === 'awaitingCluster'),
        90_000,
      );
      expect(stuck.healthy).toBe(4);
      await away.thaw();
      await untilState(waiting.id, 'succeeded');
    } finally {
      await away.thaw();
    }
    expect(await images()).toEqual(everywhere('acme/greeter:6'));
  });

  it('keeps nothing of what objects hold in its database', async () => {
    expect(await portal.dump()).not.toContain('canary-env-value');
  });
});
