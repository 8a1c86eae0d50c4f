import type {
  DistributionDetector,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';
import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { FakeClock } from '../FakeClock';
import { identify } from './identify';

const KUBE_SYSTEM = '/api/v1/namespaces/kube-system';

/** Concludes from all that it is told, so that tests can see it. */
const detector: DistributionDetector = {
  reads: groups => (groups.includes('example.com/v1') ? ['/example'] : []),
  detect: facts => ({
    distribution: 'example',
    confidence: 'high',
    evidence: [JSON.stringify(facts)],
  }),
};

describe('identify', () => {
  const clock = new FakeClock();
  let server: FakeApiServer;
  let nodes: NodeFacts[];

  beforeEach(() => {
    server = new FakeApiServer(clock)
      .document(KUBE_SYSTEM, () => ({ metadata: { uid: 'uid-1' } }))
      .document('/apis', () => ({
        groups: [
          { versions: [{ groupVersion: 'apps/v1' }] },
          { versions: [{ groupVersion: 'example.com/v1' }] },
        ],
      }))
      .document('/example', () => ({ spec: 'read' }));
    nodes = [];
  });

  const run = async (detectors = [detector]) => {
    const { signal } = new AbortController();
    const gitVersion = 'v1.34.1';
    const identity = await identify({
      server,
      nodeFacts: async () => nodes,
      detectors,
      gitVersion,
      signal,
    });
    const [evidence] = identity.detection.evidence;
    return { identity, facts: JSON.parse(evidence) };
  };
  const refuse = (failure: 'forbidden' | 'notFound' | 'unreachable') => () => {
    throw new ApiServerError(failure, failure);
  };

  it('learns what the credential may read', async () => {
    nodes = [
      { labels: { 'topology.kubernetes.io/region': 'eu' }, annotations: [] },
    ];
    const { identity, facts } = await run();
    expect(identity).toMatchObject({
      uid: 'uid-1',
      gitVersion: 'v1.34.1',
      detection: { distribution: 'example', region: 'eu' },
    });
    expect(facts).toEqual({
      gitVersion: 'v1.34.1',
      apiGroups: ['apps/v1', 'example.com/v1'],
      nodes,
      objects: { '/example': { spec: 'read' } },
    });
  });

  it.each(['forbidden', 'notFound'] as const)(
    'leaves out what is %s',
    async failure => {
      server.document(KUBE_SYSTEM, refuse(failure));
      server.document('/example', refuse(failure));
      const { identity, facts } = await run();
      expect(identity.uid).toBeUndefined();
      expect(facts.objects).toEqual({});
      server.document('/apis', refuse(failure));
      expect((await run()).facts.apiGroups).toEqual([]);
    },
  );

  it('does not conclude from what could not be reached', async () => {
    server.document('/apis', refuse('unreachable'));
    await expect(run()).rejects.toMatchObject({ failure: 'unreachable' });
  });

  it('reads each object once, for all detectors', async () => {
    await run([detector, detector]);
    expect(server.lists('/example')).toHaveLength(1);
  });

  it.each([
    ['null', null],
    ['a text', 'x'],
    ['numbers', { metadata: { uid: 7 }, groups: 7 }],
    ['broken groups', { groups: [null, 7, {}, { versions: [null, 7, {}] }] }],
  ])('does not trust answers that are %s', async (_, body) => {
    server.document(KUBE_SYSTEM, () => body).document('/apis', () => body);
    const { identity, facts } = await run();
    expect(identity.uid).toBeUndefined();
    expect(facts.apiGroups).toEqual([]);
  });
});
