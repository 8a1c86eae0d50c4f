import type { Revision } from './types';
import { type RevisionsOf, upgradesOf } from './upgradesOf';

const revision = (
  number: number,
  image: string,
  createdAt: number,
  more: Partial<Revision> = {},
): Revision => ({
  number,
  earlier: [],
  createdAt,
  images: new Map([['web', `web:${image}`]]),
  marks: new Map(),
  ...more,
});

const tell = (revisions: Revision[], known: Partial<RevisionsOf> = {}) =>
  upgradesOf({ revisions, source: 'replicaSet', ...known });

/** What people would note of upgrades. */
const table = (...args: Parameters<typeof tell>) =>
  tell(...args).upgrades.map(
    ({ at, precision, kind, revision: number, what }) => {
      const [change] = what.changes;
      const images = change && `${change.from} -> ${change.to}`;
      return [number, kind, images, at, precision];
    },
  );

describe('upgradesOf', () => {
  it('tells an upgrade between each two revisions, in their order as numbers', () => {
    const revisions = [
      revision(10, '10', 1_000),
      revision(9, '9', 900),
      revision(11, '11', 1_100),
    ];
    expect(table(revisions)).toEqual([
      [10, 'upgrade', 'web:9 -> web:10', 1_000, 'second'],
      [11, 'upgrade', 'web:10 -> web:11', 1_100, 'second'],
    ]);
    expect(tell(revisions).first).toEqual({ number: 9, at: 900 });
  });

  it('has nothing to tell of a first revision, or of none', () => {
    expect(tell([revision(1, '1', 100)])).toEqual({
      upgrades: [],
      first: { number: 1, at: 100 },
    });
    expect(tell([])).toEqual({ upgrades: [], first: undefined });
  });

  it('tells a rollout of the same images from an upgrade', () => {
    const restartedAt = '2026-11-24T10:00:00.000Z';
    const { upgrades } = tell([
      revision(1, '1', 100),
      revision(2, '1', 200),
      revision(3, '1', 300, { restartedAt }),
      revision(4, '2', 400, { restartedAt }),
    ]);
    expect(upgrades.map(({ kind, what }) => [kind, what.restart])).toEqual([
      ['reconfigure', undefined],
      ['reconfigure', true],
      ['upgrade', undefined],
    ]);
  });

  describe('of a ReplicaSet that was returned to', () => {
    const revisions = [
      revision(3, '1', 100, { earlier: [1] }),
      revision(2, '2', 200),
    ];

    it('takes the time at which the rollout was complete', () => {
      const rolledOut = { revision: 3, at: 320 };
      expect(table(revisions, { rolledOut })).toEqual([
        [2, 'upgrade', 'web:1 -> web:2', 200, 'second'],
        [3, 'rollback', 'web:2 -> web:1', 320, 'rollout'],
      ]);
    });

    it('takes the time at which it was seen, where that is earlier', () => {
      const last = [3, 'rollback', 'web:2 -> web:1', 310, 'seen'];
      expect(table(revisions, { seenAt: 310 })[1]).toEqual(last);
      for (const at of [310, 320]) {
        const rolledOut = { revision: 3, at };
        expect(table(revisions, { seenAt: 310, rolledOut })[1]).toEqual(last);
      }
    });

    it('takes no time that is another rollout’s', () => {
      for (const rolledOut of [
        { revision: 2, at: 210 },
        { revision: 3, at: 199 },
      ]) {
        expect(table(revisions, { rolledOut })[1]).toEqual([
          ...[3, 'rollback', 'web:2 -> web:1', 200, 'after'],
        ]);
      }
    });

    it('knows only what it was not before, once there was another', () => {
      const later = [...revisions, revision(4, '3', 400)];
      expect(table(later, { rolledOut: { revision: 4, at: 410 } })).toEqual([
        [2, 'upgrade', 'web:1 -> web:2', 200, 'second'],
        [3, 'rollback', 'web:2 -> web:1', 200, 'after'],
        [4, 'upgrade', 'web:1 -> web:3', 400, 'second'],
      ]);
    });

    it('tells each time of several', () => {
      const twice = [
        revision(5, '1', 100, { earlier: [1, 3] }),
        revision(4, '2', 200, { earlier: [2] }),
      ];
      expect(table(twice).map(([number, kind]) => [number, kind])).toEqual([
        [2, 'upgrade'],
        [3, 'rollback'],
        [4, 'rollback'],
        [5, 'rollback'],
      ]);
    });
  });

  it('tells by its age that a ControllerRevision was returned to', () => {
    const revisions = [revision(3, '1', 100), revision(2, '2', 200)];
    const known = { source: 'controllerRevision' } as const;
    expect(table(revisions, known)).toEqual([
      [2, 'upgrade', 'web:1 -> web:2', 200, 'second'],
      [3, 'rollback', 'web:2 -> web:1', 200, 'after'],
    ]);
    expect(tell(revisions, known).first).toEqual({ number: 1.5, at: 100 });
  });

  it('takes a new template with all images of an earlier one for a rollback', () => {
    const revisions = ['1', '2', '1', '1'].map((image, n) =>
      revision(n + 1, image, n * 100),
    );
    expect(table(revisions).map(([, kind]) => kind)).toEqual([
      'upgrade',
      'rollback',
      'reconfigure',
    ]);
  });

  it('has observed what was after the first sync', () => {
    const revisions = [1, 2, 3].map(n => revision(n, `${n}`, n * 100));
    const evidence = (known: Partial<RevisionsOf>) =>
      tell(revisions, known).upgrades.map(one => one.evidence);
    expect(evidence({ watchedSince: 200 })).toEqual(['recovered', 'observed']);
    expect(evidence({})).toEqual(['recovered', 'recovered']);
  });

  it('knows where a revision between is missing', () => {
    const revisions = [1, 2, 4].map(n => revision(n, `${n}`, n * 100));
    const { upgrades } = tell(revisions);
    expect(upgrades.map(({ isNext }) => isNext)).toEqual([true, false]);
  });

  it('notes why, where that is new', () => {
    const { upgrades } = tell([
      revision(1, '1', 100, { cause: 'first' }),
      revision(2, '2', 200, { cause: 'second' }),
      revision(3, '3', 300, { cause: 'second' }),
    ]);
    expect(upgrades.map(({ what }) => what.note)).toEqual([
      'second',
      undefined,
    ]);
  });

  it('takes no cause of the first time for that of a return', () => {
    const { upgrades } = tell([
      revision(3, '1', 100, { earlier: [1], cause: 'first' }),
      revision(2, '2', 200, { cause: 'second' }),
    ]);
    expect(upgrades.map(({ what }) => what.note)).toEqual([
      'second',
      undefined,
    ]);
  });

  it('sees versions in labels, and containers that come and go', () => {
    const { upgrades } = tell([
      revision(1, '1', 100, { marks: new Map([['helm.sh/chart', 'web-1']]) }),
      revision(2, '1', 200, { marks: new Map([['helm.sh/chart', 'web-2']]) }),
      revision(3, '1', 300),
      revision(4, '1', 400, { images: new Map([['api', 'api:1']]) }),
    ]);
    expect(upgrades.map(({ kind, what }) => [kind, what.changes])).toEqual([
      ['upgrade', [{ label: 'helm.sh/chart', from: 'web-1', to: 'web-2' }]],
      ['reconfigure', []],
      [
        'upgrade',
        [
          { container: 'web', from: 'web:1', to: undefined },
          { container: 'api', from: undefined, to: 'api:1' },
        ],
      ],
    ]);
  });
});
