import type { ClusterRow } from './clusterRows';
import { coverageOf } from './coverageOf';
import type { KindRow } from './kindRows';

const SINCE = '2026-11-24T12:00:00.000Z';

const cluster = (id: string, fields: Partial<ClusterRow> = {}): ClusterRow => ({
  id,
  locator: 'kubeconfig',
  name: id,
  labels: '{}',
  uid: null,
  git_version: null,
  distribution: null,
  platform: null,
  region: null,
  confidence: null,
  evidence: null,
  status: 'current',
  status_reason: null,
  status_since: SINCE,
  observed_at: SINCE,
  ...fields,
});
const kind = (
  clusterId: string,
  status: KindRow['status'],
  reason: string | null = null,
): KindRow => ({
  cluster_id: clusterId,
  kind: 'Pod',
  status,
  reason,
  since: SINCE,
});

const NOTHING = { kinds: [], locators: [] };

describe('coverageOf', () => {
  it('covers nothing of nothing', () => {
    expect(coverageOf(NOTHING, [])).toEqual({
      clusters: 0,
      current: 0,
      initial: 0,
      stale: 0,
      unreachable: 0,
      forbidden: 0,
      problems: [],
    });
  });

  it('counts five states that add up to the clusters', () => {
    const states = [
      'current',
      'current',
      'current',
      'initial',
      'initial',
      'stale',
      'stale',
      'stale',
      'unreachable',
      'forbidden',
    ] as const;
    const coverage = coverageOf(
      NOTHING,
      states.map((status, n) => cluster(`c${n}`, { status })),
    );
    const { current, initial, stale, unreachable, forbidden } = coverage;
    expect([current, initial, stale, unreachable, forbidden]).toEqual([
      3, 2, 3, 1, 1,
    ]);
    expect(current + initial + stale + unreachable + forbidden).toBe(
      coverage.clusters,
    );
  });

  it('tells the oldest observation among those that were ever seen', () => {
    const { oldestObservedAt } = coverageOf(NOTHING, [
      cluster('a', { observed_at: '2026-11-24T12:00:05.000Z' }),
      cluster('b', { observed_at: '2026-11-24T11:59:59.000Z' }),
      cluster('c', { observed_at: null, status: 'unreachable' }),
    ]);
    expect(oldestObservedAt).toBe('2026-11-24T11:59:59.000Z');
  });

  it('has a problem for each cluster that is not current', () => {
    const { problems } = coverageOf(NOTHING, [
      cluster('fine'),
      cluster('new', { status: 'initial' }),
      cluster('dead', { status: 'stale', status_reason: 'refused' }),
    ]);
    expect(problems).toEqual([
      {
        cluster: 'new',
        clusterName: 'new',
        status: 'initial',
        reason: 'first sync under way',
        since: SINCE,
      },
      {
        cluster: 'dead',
        clusterName: 'dead',
        status: 'stale',
        reason: 'refused',
        since: SINCE,
      },
    ]);
  });

  it('has a problem for each locator that cannot be read', () => {
    const locators = [{ locator: 'hub', reason: 'no access', since: SINCE }];
    expect(coverageOf({ kinds: [], locators }, []).problems).toEqual([
      {
        locator: 'hub',
        status: 'unreachable',
        reason: 'no access',
        since: SINCE,
      },
    ]);
  });

  it('has a problem for each kind that is not seen of a cluster that is', () => {
    const clusters = [
      cluster('a'),
      cluster('b', { status: 'initial' }),
      cluster('dead', { status: 'stale' }),
    ];
    const kinds = [
      kind('a', 'forbidden', 'may not list'),
      kind('b', 'stale'),
      kind('dead', 'stale'),
      kind('of-a-cluster-not-asked-for', 'forbidden'),
      kind('a', 'absent'),
      kind('a', 'current'),
    ];
    const { problems } = coverageOf({ kinds, locators: [] }, clusters);
    expect(problems.filter(problem => problem.kind)).toEqual([
      {
        cluster: 'a',
        clusterName: 'a',
        kind: 'Pod',
        status: 'forbidden',
        reason: 'may not list',
        since: SINCE,
      },
      {
        cluster: 'b',
        clusterName: 'b',
        kind: 'Pod',
        status: 'stale',
        reason: 'stale',
        since: SINCE,
      },
    ]);
  });

  it.each([
    [
      'equal names',
      { name: 'x', uid: 'u1' },
      { name: 'x', uid: 'u2' },
      /named x/,
    ],
    ['equal names, not reached', { name: 'x' }, { name: 'x' }, /named x/],
    ['equal UIDs', { uid: 'u' }, { uid: 'u' }, /same UID/],
    [
      'equal names and UIDs',
      { name: 'x', uid: 'u' },
      { name: 'x', uid: 'u' },
      /same UID/,
    ],
  ])('has one problem for two clusters of %s', (_, one, two, reason) => {
    const clusters = [cluster('a', one), cluster('b', two), cluster('c')];
    expect(coverageOf(NOTHING, clusters).problems).toEqual([
      expect.objectContaining({
        cluster: 'a',
        status: 'duplicate',
        reason: expect.stringMatching(reason),
      }),
    ]);
    expect(coverageOf(NOTHING, clusters).problems[0].reason).toContain('a, b');
  });

  it('has no problem with clusters that were not reached and have no UID', () => {
    const unreached = { uid: null };
    const clusters = [cluster('a', unreached), cluster('b', unreached)];
    expect(coverageOf(NOTHING, clusters).problems).toEqual([]);
  });
});
