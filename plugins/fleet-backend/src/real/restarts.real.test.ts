import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import type { RestartList } from '@flotilla/backstage-plugin-fleet-common';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PortalBackend } from './__testUtils__/PortalBackend';
import { PodStatus, type Restarted } from './__testUtils__/PodStatus';

jest.setTimeout(300_000);

/** The testbed has something in another that crashes. */
const namespace = 'default';

const LIVE_ROLE = resolve(__dirname, '../../../../deploy/rbac/live.yaml');

const deployment = (name: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: default }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - { name: main, image: 'registry.example.com/${name}:1.0.0' }
        - { name: proxy, image: 'registry.example.com/proxy:1.0.0' }
---`;

const MANIFESTS = `${deployment('crashes')}${deployment('leaks')}${deployment(
  'moves',
)}
apiVersion: v1
kind: Pod
metadata: { name: alone, namespace: default }
spec:
  containers:
    - { name: main, image: 'registry.example.com/alone:1.0.0' }
`;

/** Container, restarts, reasons, whether it crashes now, and how that is known. */
type Told = [string, number, string, boolean, string];

describeReal('restarts', () => {
  let testbed: Testbed;
  let portal: PortalBackend;
  let pods: PodStatus;
  const clusters = () => [{ type: 'kubeconfig', path: testbed.kubeconfigPath }];

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    pods = new PodStatus(testbed.clusters[0], namespace);
    portal = await PortalBackend.start({ clusters: clusters() });
    await portal.untilAllCurrent();
    const file = join(testbed.dir, 'restarts.yaml');
    await writeFile(file, MANIFESTS);
    await testbed.clusters[0].kubectl('apply', '--filename', file);
    await pods.untilRunning(4);
    // Of what nobody saw start, only the last restart would be told.
    await portal.until(
      () => portal.database('pods').whereNot('node', null).select('name'),
      rows => rows.length >= 4,
      30_000,
    );
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  const told = ({ items }: RestartList): Told[] =>
    items.map(({ workload, container, count, reasons, ...item }) => [
      `${workload.kind}/${workload.name}/${container}`,
      count,
      reasons.map(one => `${one.reason} ${one.exitCode} ${one.count}`).join(),
      item.crashLooping,
      item.evidence,
    ]);

  const untilRestarts = (portalNow: PortalBackend, total: number) =>
    portalNow.until(
      () => portalNow.restarts({ namespace }),
      ({ totals }) => totals.restarts >= total,
      60_000,
    );

  const ended = (restarts: number, how: Omit<Restarted, 'restarts'>) => ({
    restarts,
    ...how,
  });

  it('are those that happened while it was watched, a break of the backend included', async () => {
    const error = { reason: 'Error', exitCode: 1 };
    const killed = { reason: 'OOMKilled', exitCode: 137 };
    await pods.restarted('crashes', 'main', ended(1, error));
    await untilRestarts(portal, 1);
    await pods.restarted('crashes', 'main', ended(2, error));
    await untilRestarts(portal, 2);
    await pods.restarted('leaks', 'proxy', ended(1, killed));
    await pods.restarted('moves', 'main', ended(1, error));
    await pods.restarted('alone', 'main', ended(1, error));
    await untilRestarts(portal, 5);

    await portal.stop();
    await pods.restarted('leaks', 'proxy', ended(3, killed));
    const waiting = 'CrashLoopBackOff';
    await pods.restarted('crashes', 'main', ended(5, { ...error, waiting }));
    portal = await PortalBackend.start({
      clusters: clusters(),
      database: portal.database,
    });
    await untilRestarts(portal, 10);

    // Another pod takes its place, which has never restarted.
    await pods.replace('moves');
    await pods.untilRunning(4);

    const answer = await portal.restarts({ namespace });
    expect(told(answer)).toEqual([
      ['Deployment/crashes/main', 5, 'Error 1 5', true, 'observed'],
      ['Deployment/leaks/proxy', 3, 'OOMKilled 137 3', false, 'observed'],
      ['Pod/alone/main', 1, 'Error 1 1', false, 'observed'],
      ['Deployment/moves/main', 1, 'Error 1 1', false, 'observed'],
    ]);
    expect(answer.totals).toEqual({ restarts: 10, crashLooping: 1 });
    expect(answer.items[0].trend.at(-1)).toBe(5);
    const { items } = await portal.clusters();
    expect(items[0].restarts24h).toBeGreaterThanOrEqual(10);
  });

  it('are the last ones alone of what happened before it was watched', async () => {
    const late = await PortalBackend.start({ clusters: clusters() });
    try {
      await late.untilAllCurrent();
      const answer = await untilRestarts(late, 3);
      expect(told(answer)).toEqual(
        expect.arrayContaining([
          ['Deployment/crashes/main', 1, 'Error 1 1', true, 'recovered'],
          ['Deployment/leaks/proxy', 1, 'OOMKilled 137 1', false, 'recovered'],
          ['Pod/alone/main', 1, 'Error 1 1', false, 'recovered'],
        ]),
      );
      expect(answer.items).toHaveLength(3);
      const [{ watchedSince }] = answer.partlyWatched;
      expect(watchedSince! > answer.window.since).toBe(true);
      expect(answer.items.map(item => item.watchedSince)).toEqual(
        answer.items.map(() => watchedSince),
      );
    } finally {
      await late.stop();
    }
  });

  it('lead to Events and logs, once the cluster lets them be read', async () => {
    const { items } = await portal.restarts({
      namespace,
      crashLooping: true,
    });
    const [{ workloadId }] = items;
    const refused = await portal.live(workloadId, 'logs');
    expect(refused.status).toBe(503);
    expect(JSON.stringify(refused.body)).toContain('deploy/rbac/live.yaml');

    await testbed.clusters[0].kubectl('apply', '--filename', LIVE_ROLE);
    const events = await portal.until(
      () => portal.live(workloadId, 'events'),
      ({ status }) => status === 200,
      30_000,
    );
    expect(events.body.items).toContainEqual(
      expect.objectContaining({
        reason: 'ScalingReplicaSet',
        object: { kind: 'Deployment', name: 'crashes' },
      }),
    );
    expect(JSON.stringify(events.body.items)).not.toContain('leaks');

    const { items: placements } = await portal.placements({
      selector: 'app=crashes',
    });
    const log = await portal.live(placements[0].id, 'logs', { tailLines: 2 });
    expect(log).toMatchObject({
      status: 200,
      body: { namespace: 'default', container: 'main', previous: false },
    });
    expect((log.body.text as string).trim().split('\n')).toHaveLength(2);
  });
});
