import { clusterRow as cluster, kindRow, SINCE } from '../testing/fleetRows';
import { coverageOf as cover, CoveredFleet } from './coverageOf';

const coverageOf = (fleet: Partial<CoveredFleet>) =>
  cover({ clusters: [], kindsOf: () => [], locators: [], ...fleet });

describe('coverageOf', () => {
  it('covers nothing of nothing', () => {
    expect(coverageOf({})).toEqual({
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
    const coverage = coverageOf({
      clusters: states.map((status, n) => cluster(`c${n}`, { status })),
    });
    const { current, initial, stale, unreachable, forbidden } = coverage;
    expect([current, initial, stale, unreachable, forbidden]).toEqual([
      3, 2, 3, 1, 1,
    ]);
    expect(current + initial + stale + unreachable + forbidden).toBe(
      coverage.clusters,
    );
  });

  it('tells the oldest observation among those that were ever seen', () => {
    const { oldestObservedAt } = coverageOf({
      clusters: [
        cluster('a', { observed_at: '2026-11-24T12:00:05.000Z' }),
        cluster('b', { observed_at: '2026-11-24T11:59:59.000Z' }),
        cluster('c', { observed_at: null, status: 'unreachable' }),
      ],
    });
    expect(oldestObservedAt).toBe('2026-11-24T11:59:59.000Z');
  });

  it('has a problem for each cluster that is not current', () => {
    const { problems } = coverageOf({
      clusters: [
        cluster('fine'),
        cluster('new', { status: 'initial' }),
        cluster('dead', { status: 'stale', status_reason: 'refused' }),
      ],
    });
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
    expect(coverageOf({ locators }).problems).toEqual([
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
      cluster('c1'),
      cluster('c2', { status: 'initial' }),
      cluster('c3', { status: 'stale' }),
      cluster('c4'),
      cluster('c5'),
    ];
    const kinds = [
      kindRow(1, { status: 'forbidden', reason: 'may not list' }),
      kindRow(2, { status: 'stale' }),
      kindRow(3, { status: 'stale' }),
      kindRow(4, { status: 'absent', reason: 'not served' }),
      kindRow(5, { status: 'current' }),
    ];
    const kindsOf = (no: number) => [kinds[no - 1]];
    const { problems } = coverageOf({ clusters, kindsOf });
    expect(problems.filter(problem => problem.kind)).toEqual([
      {
        cluster: 'c1',
        clusterName: 'c1',
        kind: 'Pod',
        status: 'forbidden',
        reason: 'may not list',
        since: SINCE,
      },
      {
        cluster: 'c2',
        clusterName: 'c2',
        kind: 'Pod',
        status: 'stale',
        reason: 'stale',
        since: SINCE,
      },
    ]);
  });

  it.each([
    [{ refused: 1 }, 'incomplete', '1 object is too large to be kept'],
    [{ refused: 2 }, 'incomplete', '2 objects are too large to be kept'],
    [{ refused: 2, reason: 'too large' }, 'incomplete', 'too large'],
    [{ reason: 'unreadable' }, 'incomplete', 'unreadable'],
    [{ status: 'stale', refused: 2, reason: 'reset' }, 'stale', 'reset'],
  ] as const)(
    'has one problem for a kind that is not kept whole: %j is %s',
    (fields, status, reason) => {
      const clusters = [cluster('c1')];
      const kindsOf = () => [kindRow(1, fields)];
      expect(coverageOf({ clusters, kindsOf }).problems).toEqual([
        {
          cluster: 'c1',
          clusterName: 'c1',
          kind: 'Pod',
          status,
          reason,
          since: SINCE,
        },
      ]);
    },
  );

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
    expect(coverageOf({ clusters }).problems).toEqual([
      expect.objectContaining({
        cluster: 'a',
        status: 'duplicate',
        reason: expect.stringMatching(reason),
      }),
    ]);
    expect(coverageOf({ clusters }).problems[0].reason).toContain('a, b');
  });

  it('has no problem with clusters that were not reached and have no UID', () => {
    const unreached = { uid: null };
    const clusters = [cluster('a', unreached), cluster('b', unreached)];
    expect(coverageOf({ clusters }).problems).toEqual([]);
  });
});
