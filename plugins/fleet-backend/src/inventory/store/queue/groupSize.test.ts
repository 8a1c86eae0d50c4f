import type { ClusterWrite } from '../ClusterWrite';
import { groupSize } from './groupSize';

const batch = (clusterId: string, kind: string, length = 10): ClusterWrite => ({
  clusterId,
  batch: { clusterId, kind, rows: 'x'.repeat(length) },
});

describe('groupSize', () => {
  it('takes writes of many clusters and kinds', () => {
    const waiting = [batch('a', 'Pod'), batch('a', 'Node'), batch('b', 'Pod')];
    expect(groupSize([...waiting, { clusterId: 'a' }])).toBe(4);
  });

  it('takes one batch of a kind', () => {
    const waiting = [batch('a', 'Pod'), batch('b', 'Pod'), batch('a', 'Pod')];
    expect(groupSize(waiting)).toBe(2);
  });

  it('takes no more than a few hundred', () => {
    const waiting = Array.from({ length: 1_000 }, (_, n) => ({
      clusterId: `${n}`,
    }));
    expect(groupSize(waiting)).toBe(200);
  });

  it('takes no more text than is written in a moment, but one at least', () => {
    const large = (id: string) => batch(id, 'Pod', 100 * 1024);
    expect(groupSize(['a', 'b', 'c', 'd'].map(large))).toBe(2);
    expect(groupSize([batch('a', 'Pod', 2 ** 20), large('b')])).toBe(1);
  });
});
