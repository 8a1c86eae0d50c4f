import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import {
  describeReal,
  startTestbed,
  Testbed,
  TestbedCluster,
} from '@flotilla/testbed-client';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KnownUsers } from '../../clusters/locators/kubeconfig/KnownUsers';
import { locateContexts } from '../../clusters/locators/kubeconfig/locateContexts';
import { parseKubeconfig } from '../../clusters/locators/kubeconfig/parseKubeconfig';
import { HttpApiServer } from '../apiServer/http/HttpApiServer';
import { Clock, systemClock } from '../clock';
import type { CollectedResource } from '../resources';
import { Discovery } from './Discovery';
import { FakeSink } from './FakeSink';
import { Reflector } from './Reflector';
import { ReflectorCounters } from './ReflectorCounters';
import { Pace } from '../pace/Pace';
import { ServerTraits } from './ServerTraits';
import type { ReflectorState } from './types';

jest.setTimeout(300_000);

const POD = { kind: 'Pod', group: '', version: 'v1', plural: 'pods' };
const ROLLOUT_KIND: CollectedResource = {
  kind: 'Rollout',
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'rollouts',
  optional: true,
};
const CRD = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: rollouts.argoproj.io }
spec:
  group: argoproj.io
  scope: Namespaced
  names: { kind: Rollout, plural: rollouts }
  versions:
    - name: v1alpha1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          x-kubernetes-preserve-unknown-fields: true
`;
const ROLLOUT = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: one, namespace: default }
`;
const NEVER = { firstMs: 3e8, everyMs: 3e8 };
const OFTEN = { firstMs: 2_000, everyMs: 2_000 };

/** Waits are a hundred times shorter than they say. */
const startedAt = Date.now();
const fastClock: Clock = {
  now: () => startedAt + (Date.now() - startedAt) * 100,
  sleep: (ms, signal) => systemClock.sleep(ms / 100, signal),
  random: systemClock.random,
};

async function until(what: () => boolean | Promise<boolean>) {
  const patience = AbortSignal.timeout(120_000);
  while (!(await what())) {
    await sleep(50, undefined, { signal: patience });
  }
}

describeReal('Reflector, of a real API server', () => {
  let testbed: Testbed;
  let cluster: TestbedCluster;
  let connection: ClusterConnection;
  let server: HttpApiServer;
  let sink: FakeSink;
  let traits: ServerTraits;
  let counters: ReflectorCounters;
  let states: ReflectorState[];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    [cluster] = testbed.clusters;
    const text = await readFile(cluster.readerKubeconfigPath, 'utf8');
    const [located] = await locateContexts(parseKubeconfig(text), {
      allowExec: false,
      folder: testbed.dir,
      users: new KnownUsers(),
    });
    if (!('connection' in located)) {
      throw new Error(`The testbed's kubeconfig: ${located.problem}`);
    }
    connection = located.connection;
  });

  afterAll(() => testbed?.stop());

  beforeEach(() => {
    server = new HttpApiServer(connection, Date.now);
    sink = new FakeSink();
    traits = new ServerTraits(new Discovery(server, systemClock));
  });

  afterEach(async () => {
    await stop();
    await server.close();
  });

  const start = (
    options: { resource?: CollectedResource; clock?: Clock } = {},
    verifyTimes = NEVER,
  ) => {
    const abort = new AbortController();
    counters = new ReflectorCounters();
    states = [];
    const reflector = new Reflector({
      resource: POD,
      clock: systemClock,
      pace: new Pace(systemClock),
      server,
      traits,
      sink,
      counters,
      verifyTimes,
      maxObjectBytes: 1_048_576,
      onState: state => states.push(state),
      onHeard: () => {},
      onFailed: () => {},
      ...options,
    });
    const done = reflector.run(abort.signal);
    stop = async () => {
      abort.abort();
      await done;
    };
  };
  const isCurrent = () => states.at(-1)?.status === 'current';
  const uids = async (kind = 'pods') => {
    const { items } = await cluster.kubectlJson<{
      items: Array<{ metadata: { uid: string } }>;
    }>('get', kind, '-A');
    return items.map(({ metadata }) => metadata.uid).sort();
  };
  const isEqual = async () =>
    JSON.stringify(await uids()) === JSON.stringify(sink.uids);
  const scale = (replicas: number) =>
    cluster.kubectl(
      '-n',
      'shop',
      'scale',
      'deployment/checkout',
      `--replicas=${replicas}`,
    );

  it('lists by a stream, follows, and resumes without a list', async () => {
    start();
    await until(isCurrent);
    expect(await uids()).toEqual(sink.uids);
    expect(traits.watchList).toBe(true);
    expect(traits.isJsonOnly('Pod')).toBe(false);
    expect(counters).toMatchObject({ lists: 1, watches: 1, errors: 0 });
    await scale(5);
    await until(isEqual);
    await stop();
    await scale(2);
    start();
    await until(isEqual);
    expect(counters).toMatchObject({ lists: 0, errors: 0 });
  });

  it('lists the same in pages', async () => {
    traits.watchList = false;
    start();
    await until(isCurrent);
    expect(await uids()).toEqual(sink.uids);
  });

  it('finds nothing wrong while things change', async () => {
    start({}, OFTEN);
    await until(isCurrent);
    const before = counters.bytes;
    for (let round = 0; round < 12; round += 1) {
      await scale(2 + (round % 4));
      await sleep(1_000);
    }
    expect(counters.bytes).toBeGreaterThan(before);
    expect(counters).toMatchObject({ repairs: 0, lists: 1, errors: 0 });
  });

  it('repairs what it missed', async () => {
    start();
    await until(isCurrent);
    await stop();
    // Nothing happens to it, so that no event brings it back.
    const lost = await cluster.kubectlJson<{ metadata: { uid: string } }>(
      ...['-n', 'shop', 'get', 'pod', 'search-0'],
    );
    expect(sink.objects.delete(lost.metadata.uid)).toBe(true);
    start({}, OFTEN);
    await until(isEqual);
    expect(counters).toMatchObject({ repairs: 1, lists: 1, errors: 0 });
  });

  it('finds that the server was restored from a backup', async () => {
    sink.version = '999999999';
    start({}, OFTEN);
    await until(isEqual);
    expect(counters).toMatchObject({ lists: 1, repairs: 1, errors: 0 });
  });

  it('sees a kind come and go', async () => {
    traits = new ServerTraits(new Discovery(server, fastClock));
    start({ resource: ROLLOUT_KIND, clock: fastClock });
    await until(() => states.at(-1)?.status === 'absent');
    const apply = async (name: string, text: string) => {
      const path = join(testbed.dir, name);
      await writeFile(path, text);
      await cluster.kubectl('apply', '-f', path);
    };
    await apply('crd.yaml', CRD);
    await cluster.kubectl(
      'wait',
      '--for=condition=Established',
      'crd/rollouts.argoproj.io',
    );
    await apply('rollout.yaml', ROLLOUT);
    await until(() => isCurrent() && sink.uids.length === 1);
    await cluster.kubectl('delete', 'crd', 'rollouts.argoproj.io');
    await until(() => states.at(-1)?.status === 'absent');
    expect(sink.uids).toEqual([]);
  });
});
