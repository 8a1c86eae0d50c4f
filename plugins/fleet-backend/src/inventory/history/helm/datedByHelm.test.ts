import type { Delivered } from '../deliveries/attribute';
import type { KeptUpgrade } from '../upgrades/reconcile';
import { datedByHelm } from './datedByHelm';

const upgrade = (
  id: number,
  at: number,
  precision: KeptUpgrade['precision'],
): KeptUpgrade => ({
  id,
  at,
  precision,
  kind: 'rollback',
  what: { changes: [] },
  revision: id,
  source: 'replicaSet',
  evidence: 'recovered',
});
const time = (at: number) => new Date(at * 1_000).toISOString();
const releaseOf = (...times: number[]): Delivered => ({
  kind: 'Helm release',
  namespace: 'shop',
  name: 'web',
  entries: times.map((at, n) => ({
    from: time(at - 5),
    at: time(at),
    to: time(at + 300),
    what: `revision ${n + 1}`,
  })),
});

describe('datedByHelm', () => {
  const known = upgrade(1, 10_000, 'second');
  const unknown = upgrade(2, 10_000, 'after');

  it('dates what one revision of Helm alone can have been', () => {
    const { added, replaced } = datedByHelm(
      [known, unknown],
      releaseOf(9_998, 20_000),
    );
    const { id, ...rest } = unknown;
    expect(replaced).toEqual([id]);
    expect(added).toEqual([
      {
        ...rest,
        at: 20_000,
        precision: 'second',
        source: 'helm',
        what: {
          changes: [],
          actor: 'Helm release shop/web',
          note: 'revision 2',
        },
      },
    ]);
  });

  it.each<[string, KeptUpgrade[], Delivered]>([
    ['there are two', [unknown], releaseOf(20_000, 30_000)],
    ['there is none', [unknown], releaseOf(9_000)],
    [
      'it is of the next upgrade',
      [unknown, upgrade(3, 20_002, 'second')],
      releaseOf(20_000),
    ],
    [
      'it came after the next upgrade',
      [unknown, upgrade(3, 15_000, 'second')],
      releaseOf(20_000),
    ],
    ['the time is known', [known], releaseOf(20_000)],
  ])('leaves it where %s', (_, upgrades, release) => {
    expect(datedByHelm(upgrades, release)).toEqual({ added: [], replaced: [] });
  });
});
