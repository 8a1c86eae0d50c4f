import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownUsers } from '../clusters/locators/kubeconfig/KnownUsers';
import { locateContexts } from '../clusters/locators/kubeconfig/locateContexts';
import { parseKubeconfig } from '../clusters/locators/kubeconfig/parseKubeconfig';
import { HttpApiServer } from '../collect/apiServer/http/HttpApiServer';
import { acceptFor, decodeList, decodeWatch } from '../collect/decoders';
import type { WatchFrame } from '../collect/decoders/types';
import type { KubeObject } from '../collect/reflector/types';
import {
  COLLECTED_RESOURCES,
  CollectedResource,
  resourcePath,
} from '../collect/resources';
import { createProjections } from '../inventory/projections';
import {
  deployment,
  EVERY_KIND,
  ROLLOUT_DEFINITION,
  VULNERABILITY_REPORT_DEFINITION,
} from './__testUtils__/everyKind';

jest.setTimeout(300_000);

const LIMITS = { maxObjectBytes: 1024 * 1024 };
const ENCODINGS = [{ jsonOnly: false }, { jsonOnly: true }];
const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const STATUS_FIELDS = 'name restartCount image imageID ready started'.split(
  ' ',
);
const STATE_FIELDS = ['exitCode', 'reason', 'startedAt', 'finishedAt'];

type Json = Record<string, unknown>;

const resourceOf = (kind: string) =>
  COLLECTED_RESOURCES.find(one => one.kind === kind)!;

describeReal('protobuf and JSON of a real API server', () => {
  const projections = createProjections(['*']);
  let testbed: Testbed;
  let server: HttpApiServer;
  let signal: AbortSignal;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    const [cluster] = testbed.clusters;
    await apply(ROLLOUT_DEFINITION);
    await apply(VULNERABILITY_REPORT_DEFINITION);
    await cluster.kubectl(
      ...['wait', '--for=condition=Established', '--timeout=60s'],
      'crd/rollouts.argoproj.io',
      'crd/vulnerabilityreports.aquasecurity.github.io',
    );
    await apply(EVERY_KIND);
    await cluster.kubectl(
      ...['--namespace=shop', 'wait', '--for=condition=Complete'],
      ...['--timeout=60s', 'job/once'],
    );
    await cluster.kubectl(
      ...['--namespace=shop', 'create', 'job', 'now', '--from=cronjob/nightly'],
    );
    // The pod of this workload has crashed, and been started again.
    await cluster.kubectl(
      ...['--namespace=risk', 'wait', 'pod', '--all', '--timeout=60s'],
      '--for=jsonpath={.status.containerStatuses[0].lastState.terminated.reason}=Error',
    );
    const text = await readFile(cluster.readerKubeconfigPath, 'utf8');
    const [located] = await locateContexts(parseKubeconfig(text), {
      allowExec: false,
      folder: testbed.dir,
      users: new KnownUsers(),
    });
    if (!('connection' in located)) {
      throw new Error(located.problem);
    }
    server = new HttpApiServer(located.connection, Date.now);
  });

  beforeEach(() => {
    signal = AbortSignal.timeout(60_000);
  });

  afterAll(async () => {
    await server?.close();
    await testbed?.stop();
  });

  async function apply(manifests: string) {
    const file = join(testbed.dir, 'manifests.yaml');
    await writeFile(file, manifests);
    await testbed.clusters[0].kubectl('apply', '--filename', file);
  }

  async function list(
    resource: CollectedResource,
    encoding: { jsonOnly: boolean },
    query: Record<string, string> = {},
  ) {
    const path = resourcePath(resource);
    const answer = await server.get(`${path}?${new URLSearchParams(query)}`, {
      accept: acceptFor(resource, 'list', encoding),
      signal,
    });
    const { contentType } = answer;
    return { contentType, ...decodeList(answer, resource.kind, LIMITS) };
  }

  /** At one resourceVersion. */
  async function bothLists(resource: CollectedResource) {
    const first = await list(resource, { jsonOnly: false });
    const { resourceVersion } = first;
    const query = { resourceVersion, resourceVersionMatch: 'Exact' };
    return [first, await list(resource, { jsonOnly: true }, query)];
  }

  /** Frames of both encodings, up to the one that is last. */
  async function bothWatches(
    resource: CollectedResource,
    query: Record<string, string>,
    isLast: (frame: WatchFrame) => boolean,
  ) {
    const parameters = new URLSearchParams({ watch: 'true', ...query });
    return Promise.all(
      ENCODINGS.map(async encoding => {
        const stream = await server.openStream(
          `${resourcePath(resource)}?${parameters}`,
          { accept: acceptFor(resource, 'watch', encoding), signal },
        );
        const all: WatchFrame[] = [];
        for await (const { frames } of decodeWatch(
          stream,
          resource.kind,
          LIMITS,
        )) {
          all.push(...frames);
          if (frames.some(isLast)) {
            break;
          }
        }
        return { contentType: stream.contentType, frames: all };
      }),
    );
  }

  const rowOf = (kind: string, object: KubeObject) =>
    projections.get(kind)!.project(object);
  const rowsOf = (kind: string, frames: WatchFrame[]) =>
    frames.map(frame =>
      frame.type === 'REFUSED' || frame.type === 'ERROR'
        ? frame
        : { type: frame.type, row: rowOf(kind, frame.object) },
    );

  it.each(COLLECTED_RESOURCES.filter(isServed))(
    'make the same rows of a list: $kind',
    async resource => {
      const { kind } = resource;
      const [first, second] = await bothLists(resource);
      const rows = first.objects.map(object => rowOf(kind, object));
      expect(rows).toEqual(second.objects.map(object => rowOf(kind, object)));
      expect(rows).not.toEqual([]);
      expect(rows).not.toContain(undefined);
      expect(first).toMatchObject({
        contentType: resource.optional ? 'application/json' : PROTOBUF,
        resourceVersion: second.resourceVersion,
        refused: 0,
      });
      expect(second.contentType).toBe('application/json');
    },
  );

  it('say the same of containers, crash loops among them', async () => {
    const [first, second] = await bothLists(resourceOf('Pod'));
    const containers = first.objects.map(containersOf);
    expect(containers).toEqual(second.objects.map(containersOf));
    expect(JSON.stringify(containers)).toContain(
      '"terminated":{"exitCode":1,"reason":"Error","startedAt":"20',
    );
  });

  it.each(ENCODINGS)('say where the next page begins: %j', async encoding => {
    const pods = resourceOf('Pod');
    const first = await list(pods, encoding, { limit: '2' });
    const next = await list(pods, encoding, {
      limit: '2',
      continue: first.continueToken!,
    });
    const uids = [...first.objects, ...next.objects].map(
      ({ metadata }) => metadata?.uid,
    );
    expect(new Set(uids).size).toBe(4);
  });

  it('make the same rows of a watch, in the same order', async () => {
    const resource = resourceOf('Deployment');
    const { resourceVersion } = await list(resource, ENCODINGS[0]);
    const isGone = (frame: WatchFrame) =>
      frame.type === 'DELETED' && nameOf(frame.object) === 'watched';
    const watches = bothWatches(resource, { resourceVersion }, isGone);
    const [cluster] = testbed.clusters;
    const kubectl = (...args: string[]) =>
      cluster.kubectl('--namespace=shop', ...args);
    await apply(deployment('watched', 1));
    await kubectl('rollout', 'status', 'deployment/watched', '--timeout=60s');
    await kubectl(
      ...['patch', 'deployment', 'watched', '--type=merge'],
      '--patch={"spec":{"replicas":0}}',
    );
    await kubectl('delete', 'deployment', 'watched');
    const [first, second] = await watches;
    const rows = rowsOf('Deployment', first.frames);
    expect(rows).toEqual(rowsOf('Deployment', second.frames));
    expect(new Set(rows.map(({ type }) => type))).toEqual(
      new Set(['ADDED', 'MODIFIED', 'DELETED']),
    );
    expect(first.contentType).toContain(`${PROTOBUF};stream=watch`);
    expect(second.contentType).toBe('application/json');
  });

  it('say alike that the list a watch begins with is complete', async () => {
    const watches = await bothWatches(
      resourceOf('Node'),
      {
        sendInitialEvents: 'true',
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: 'true',
      },
      ({ type }) => type === 'BOOKMARK',
    );
    for (const { frames } of watches) {
      expect(frames.map(({ type }) => type)).toEqual([
        'ADDED',
        'ADDED',
        'BOOKMARK',
      ]);
      expect(frames[2]).toMatchObject({
        object: {
          metadata: {
            resourceVersion: expect.stringMatching(/^\d+$/),
            annotations: { 'k8s.io/initial-events-end': 'true' },
          },
        },
      });
    }
  });
});

/** Of what is optional, the testbed has Rollouts. */
function isServed({ kind, optional }: CollectedResource): boolean {
  return !optional || kind === 'Rollout';
}

function nameOf({ metadata }: KubeObject): unknown {
  return (metadata as { name?: unknown }).name;
}

/** What is kept of a pod's containers for later; JSON has more. */
function containersOf(object: KubeObject) {
  const { spec, status } = object as {
    spec: { containers: Json[] };
    status: { containerStatuses: Json[] };
  };
  return {
    containers: spec.containers.map(one => pick(one, ['name', 'image'])),
    statuses: status.containerStatuses.map(one => ({
      ...pick(one, STATUS_FIELDS),
      state: statesOf(one.state),
      lastState: statesOf(one.lastState),
    })),
  };
}

function statesOf(state: unknown) {
  return Object.entries(state as Record<string, Json>).map(
    ([name, fields]) => ({ [name]: pick(fields, STATE_FIELDS) }),
  );
}

function pick(from: Json, keys: string[]): Json {
  return Object.fromEntries(
    keys.filter(key => key in from).map(key => [key, from[key]]),
  );
}
