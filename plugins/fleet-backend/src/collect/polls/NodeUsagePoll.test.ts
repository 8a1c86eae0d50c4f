import { FakeApiServer } from '../apiServer/FakeApiServer';
import { statusError } from '../apiServer/statusError';
import type { NodeUsage } from '../cluster/types';
import { FakeClock } from '../FakeClock';
import { Discovery } from '../reflector/Discovery';
import { NodeUsagePoll } from './NodeUsagePoll';

const GROUP = '/apis/metrics.k8s.io/v1beta1';
const NODES = `${GROUP}/nodes`;

/** As metrics-server 0.8 answers. */
const METRICS = {
  kind: 'NodeMetricsList',
  apiVersion: 'metrics.k8s.io/v1beta1',
  metadata: {},
  items: [
    {
      metadata: { name: 'node-1', creationTimestamp: '2026-11-25T10:00:05Z' },
      timestamp: '2026-11-25T09:59:58Z',
      window: '20.048s',
      usage: { cpu: '182379514n', memory: '1411616Ki' },
    },
    {},
  ],
};

describe('NodeUsagePoll', () => {
  const { signal } = new AbortController();
  let server: FakeApiServer;
  let kept: NodeUsage[][];
  let poll: NodeUsagePoll;

  beforeEach(() => {
    const clock = new FakeClock();
    server = new FakeApiServer(clock);
    kept = [];
    poll = new NodeUsagePoll({
      server,
      discovery: new Discovery(server, clock),
      keep: async usage => {
        kept.push(usage);
      },
    });
  });

  const serve = () =>
    server
      .document(GROUP, () => ({ resources: [{ name: 'nodes' }] }))
      .document(NODES, () => METRICS);

  it('asks for all nodes at once, and for no pod', async () => {
    serve();
    await poll.run(signal);
    expect(kept).toEqual([
      [
        {
          name: 'node-1',
          measuredAt: '2026-11-25T09:59:58Z',
          cpu: '182379514n',
          memory: '1411616Ki',
        },
        { name: '', measuredAt: '', cpu: '', memory: '' },
      ],
    ]);
    expect(server.requests.map(({ path }) => path)).toEqual([GROUP, NODES]);
  });

  it('asks for nothing where nobody measures', async () => {
    await poll.run(signal);
    expect(kept).toEqual([[]]);
    expect(server.requests.map(({ path }) => path)).toEqual([GROUP]);
  });

  it('keeps nothing where it may not be read', async () => {
    serve().document(NODES, () => {
      throw statusError(403, { message: 'no' });
    });
    await poll.run(signal);
    expect(kept).toEqual([[]]);
  });

  it('leaves what it knew where metrics-server is down', async () => {
    serve().document(NODES, () => {
      throw statusError(503, { message: 'the server is currently unable' });
    });
    await expect(poll.run(signal)).rejects.toThrow('503');
    expect(kept).toEqual([]);
  });

  it.each([[null], [{}], [{ items: 'none' }]])(
    'can do with %j',
    async answer => {
      serve().document(NODES, () => answer);
      await poll.run(signal);
      expect(kept).toEqual([[]]);
    },
  );
});
