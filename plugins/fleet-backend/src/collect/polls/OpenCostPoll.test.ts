import type { OpenCostLocation } from '@flotilla/backstage-plugin-fleet-node';
import { HttpApiServer } from '../apiServer/http/HttpApiServer';
import { json, LoopbackServer } from '../apiServer/LoopbackServer';
import type { ClusterCosts } from '../cluster/types';
import { OpenCostPoll } from './OpenCostPoll';

const NOW = Date.parse('2026-11-25T10:42:07Z');

/** As OpenCost 1.113 answers; what is not read is left out of some. */
const allocation = (totalCost: number | null, minutes = 1440) => ({
  name: 'x',
  properties: { cluster: 'cluster-one', namespace: 'shop' },
  window: { start: '2026-11-24T10:00:00Z', end: '2026-11-25T10:00:00Z' },
  start: '2026-11-24T10:00:00Z',
  end: '2026-11-25T10:00:00Z',
  minutes,
  cpuCores: 0.2,
  cpuCost: 1.1,
  ramBytes: 104857600,
  ramCost: 0.3,
  totalCost,
  totalEfficiency: null,
});
const ANSWER = {
  code: 200,
  status: 'success',
  data: [
    {
      'shop/deployment:web': allocation(24),
      'shop/job:nightly': allocation(12, 30),
      'shop/__unallocated__': allocation(4.8),
      '__unmounted__/__unallocated__': allocation(2.4),
      __idle__: allocation(99),
      'shop/deployment:idle': allocation(null),
    },
  ],
};

describe('OpenCostPoll', () => {
  const { signal } = new AbortController();
  const now = () => NOW;
  let loopback: LoopbackServer;
  let server: HttpApiServer;
  let kept: Array<ClusterCosts | undefined>;

  beforeEach(async () => {
    loopback = await LoopbackServer.start();
    loopback.handler = json(ANSWER);
    server = new HttpApiServer(
      {
        url: loopback.url,
        credential: async () => ({ type: 'bearer', token: 't' }),
      },
      now,
    );
    kept = [];
  });

  afterEach(async () => {
    await server.close();
    await loopback.stop();
  });

  const poll = (location: OpenCostLocation = {}) =>
    new OpenCostPoll({
      server,
      location,
      connect: connection => new HttpApiServer(connection, now),
      clock: { now },
      keep: async costs => {
        kept.push(costs);
      },
    }).run(signal);

  it('tells what an hour costs, by namespace and controller', async () => {
    await poll();
    const [{ currency, costs }] = kept as ClusterCosts[];
    expect(currency).toBe('USD');
    expect(costs).toEqual([
      { namespace: 'shop', kind: 'deployment', name: 'web', hourly: 1 },
      { namespace: 'shop', kind: 'job', name: 'nightly', hourly: 0.5 },
      { namespace: 'shop', hourly: expect.closeTo(0.2, 9) },
      { namespace: '', hourly: expect.closeTo(0.1, 9) },
    ]);
  });

  it('asks over the API server for the day until this hour', async () => {
    await poll({ namespace: 'costs', service: 'oc', port: 80 });
    const url = new URL(loopback.paths[0]!, loopback.url);
    expect(url.pathname).toBe(
      '/api/v1/namespaces/costs/services/oc:80/proxy/allocation',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      window: '2026-11-24T10:00:00Z,2026-11-25T10:00:00Z',
      aggregate: 'namespace,controller',
      accumulate: 'true',
      includeIdle: 'false',
    });
    expect(loopback.requests[0].headers.authorization).toBe('Bearer t');
  });

  it('sends no credential to a URL of its own', async () => {
    await poll({ url: `${loopback.url}/costs/`, currency: 'EUR' });
    expect(loopback.paths[0]).toMatch(/^\/costs\/allocation\?/);
    expect(loopback.requests[0].headers.authorization).toBeUndefined();
    expect(kept[0]?.currency).toBe('EUR');
  });

  it.each([403, 404])('has none where it is answered %d', async status => {
    loopback.handler = json({ kind: 'Status', message: 'no' }, status);
    await poll();
    expect(kept).toEqual([undefined]);
  });

  it.each([
    [json({ kind: 'Status', message: 'no endpoints available' }, 503)],
    [json({ code: 500, data: null })],
    [json('soon')],
  ])('keeps what it knew where it is not answered', async handler => {
    loopback.handler = handler;
    await expect(poll()).rejects.toThrow();
    await expect(poll({ url: loopback.url })).rejects.toThrow();
    expect(kept).toEqual([]);
  });

  it('reckons with the time that a new OpenCost has seen', async () => {
    loopback.handler = json({
      data: [{ 'shop/deployment:web': allocation(3, 60) }],
    });
    await poll();
    expect(kept[0]?.costs).toMatchObject([{ hourly: 3 }]);
  });

  it.each([[[]], [[null]], [[{}]], [[{ 'shop/deployment:web': null }]]])(
    'takes nothing of %j',
    async data => {
      loopback.handler = json({ data });
      await poll();
      expect(kept).toEqual([{ currency: 'USD', costs: [] }]);
    },
  );
});
