import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { FakeStream } from '../apiServer/FakeStream';
import { FakeClock } from '../FakeClock';
import { Pace } from '../pace/Pace';
import { DeprecatedApisPoll } from './DeprecatedApisPoll';
import type { DeprecatedApis } from './types';

const HPAS = '/apis/autoscaling/v2/horizontalpodautoscalers';
const HOUR_MS = 3_600_000;

type Entry = { manager?: unknown; apiVersion?: unknown; time?: unknown };

const hpa = (namespace: string, name: string, ...managedFields: Entry[]) => ({
  metadata: { namespace, name, managedFields },
});
const old = (manager: string, time = '2026-01-01T00:00:00Z') => ({
  manager,
  operation: 'Update',
  apiVersion: 'autoscaling/v2beta2',
  time,
  fieldsV1: { 'f:spec': { 'f:secret': {} } },
});
const young = { manager: 'helm', apiVersion: 'autoscaling/v2' };

describe('DeprecatedApisPoll', () => {
  let clock: FakeClock;
  let server: FakeApiServer;
  let kept: DeprecatedApis[];
  let poll: DeprecatedApisPoll;
  let gitVersion: string;
  const { signal } = new AbortController();

  beforeEach(() => {
    clock = new FakeClock();
    gitVersion = 'v1.25.3-eks-1';
    kept = [];
    server = new FakeApiServer(clock)
      .document('/version', () => ({ gitVersion }))
      .document('/apis/autoscaling/v2', () => ({
        resources: [{ name: 'horizontalpodautoscalers' }],
      }));
    list();
    metrics('');
    poll = new DeprecatedApisPoll({
      ...{ server, clock },
      pace: new Pace(clock),
      keep: async found => {
        kept.push(found);
      },
    });
  });

  /** Pages of one object each. */
  function list(...items: object[]) {
    const pages = items.length > 0 ? items : [undefined];
    server.document(HPAS, query => {
      const at = Number(query.get('continue') ?? 0);
      const token = at + 1 < pages.length ? String(at + 1) : '';
      return {
        kind: 'PartialObjectMetadataList',
        metadata: { resourceVersion: '1', continue: token },
        items: pages[at] ? [pages[at]] : [],
      };
    });
  }

  function metrics(text: string) {
    server.watch('/metrics', () =>
      new FakeStream('/metrics', 'text/plain')
        .sendBytes(Buffer.from(text))
        .end(),
    );
  }

  it('tells which objects were written with what, by what and when', async () => {
    list(
      hpa('shop', 'web', old('helm'), old('kubectl', '2026-02-01T00:00:00Z')),
      hpa('shop', 'api', young, old('helm', '2026-03-01T00:00:00Z')),
      hpa('shop', 'new', young),
      hpa('bank', 'ledger', old('argocd-controller', 'never')),
    );
    await poll.run(signal);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ minor: 25, unlisted: [], metric: 'read' });
    const [shop, bank] = kept[0].uses;
    expect(shop).toEqual({
      group: 'autoscaling',
      version: 'v2beta2',
      resource: 'horizontalpodautoscalers',
      kind: 'HorizontalPodAutoscaler',
      removedIn: 26,
      evidence: 'managedFields',
      namespace: 'shop',
      objects: 2,
      examples: ['web', 'api'],
      managers: [
        { name: 'helm', objects: 2, lastAt: '2026-03-01T00:00:00.000Z' },
        { name: 'kubectl', objects: 1, lastAt: '2026-02-01T00:00:00.000Z' },
      ],
    });
    expect(bank).toMatchObject({
      namespace: 'bank',
      managers: [{ name: 'argocd-controller', lastAt: undefined }],
    });
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  it('asks for metadata alone, in pages', async () => {
    list(hpa('a', 'b', old('c')), hpa('a', 'd', old('c')));
    await poll.run(signal);
    const asked = server.requests.filter(({ path }) => path === HPAS);
    expect(asked.map(({ query }) => query.get('limit'))).toEqual([
      '500',
      '500',
    ]);
    for (const { accept } of asked) {
      expect(accept).toContain('as=PartialObjectMetadataList');
    }
  });

  it('tells what the API server was asked for', async () => {
    const labels = (
      group: string,
      version: string,
      resource: string,
      release: string,
    ) =>
      `apiserver_requested_deprecated_apis{group="${group}",removed_release="${release}",resource="${resource}",subresource="",version="${version}"} 1`;
    metrics(
      [
        'apiserver_request_total{code="200"} 12',
        labels('policy', 'v1beta1', 'podsecuritypolicies', '1.25'),
        labels('', 'v1', 'componentstatuses', ''),
        labels('', '', '', ''),
        'apiserver_requested_deprecated_apis{broken 1',
        'apiserver_resource_objects{resource="pods"} 3',
      ].join('\n'),
    );
    await poll.run(signal);
    expect(kept[0].uses).toMatchObject([
      { kind: 'PodSecurityPolicy', removedIn: 25, evidence: 'metric' },
      { kind: '', resource: 'componentstatuses', removedIn: undefined },
    ]);
  });

  it('says which kinds it may not list, and whether the metric', async () => {
    const refuse = () => {
      throw new ApiServerError('forbidden', 'no');
    };
    server.document(HPAS, refuse).watch('/metrics', refuse);
    await poll.run(signal);
    expect(kept).toEqual([
      {
        minor: 25,
        uses: [],
        unlisted: ['HorizontalPodAutoscaler'],
        metric: 'forbidden',
      },
    ]);
  });

  it('does not wait for metrics for ever', async () => {
    server.watch('/metrics', () => new FakeStream('/metrics', 'text/plain'));
    const done = poll.run(signal);
    await clock.advance(61_000);
    await done;
    expect(kept[0].metric).toBe('unreadable');
  });

  it('keeps what it had where the cluster is away', async () => {
    server.document(HPAS, () => {
      throw new ApiServerError('unreachable', 'away');
    });
    await expect(poll.run(signal)).rejects.toThrow('away');
    expect(kept).toEqual([]);
  });

  it('looks every six hours, and when the version is another', async () => {
    const looks = async (afterMs: number) => {
      await clock.advance(afterMs);
      await poll.run(signal);
      return kept.length;
    };
    expect(await looks(0)).toBe(1);
    expect(await looks(5 * HOUR_MS)).toBe(1);
    expect(await looks(2 * HOUR_MS)).toBe(2);
    gitVersion = 'v1.26.1';
    expect(await looks(0)).toBe(3);
    expect(kept[2].minor).toBe(26);
  });

  it.each([undefined, 7, 'unknown', 'v2.1.0'])(
    'looks at everything where the version is %p',
    async version => {
      server.document('/version', () => ({ gitVersion: version }));
      list(hpa('shop', 'web', old('helm')));
      await poll.run(signal);
      expect(kept[0].minor).toBeUndefined();
      expect(kept[0].uses).toHaveLength(1);
    },
  );

  it('takes any managedFields', async () => {
    const odd = [null, 7, [], 'text', { apiVersion: {} }, { manager: 7 }];
    list(
      { metadata: { managedFields: 'none' } },
      {},
      { metadata: { managedFields: odd } },
      { metadata: { managedFields: [{ ...old(''), manager: 7, time: {} }] } },
    );
    await poll.run(signal);
    expect(kept[0].uses).toMatchObject([
      { objects: 1, managers: [{ name: '', objects: 1 }] },
    ]);
  });
});
