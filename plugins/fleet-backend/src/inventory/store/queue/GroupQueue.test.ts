import { settled } from '../../../collect/FakeClock';
import { GroupQueue } from './GroupQueue';

/** Commits of numbers, of which some cannot be kept. */
class Commits {
  readonly groups: number[][] = [];
  readonly bad = new Set<number>();
  readonly refused = new Set<number>();
  readonly queue = new GroupQueue<number>({
    groupSize: waiting => Math.min(waiting.length, 3),
    commit: async group => {
      this.groups.push([...group]);
      await settled();
      if (group.some(one => this.bad.has(one))) {
        throw new Error(`of ${group}`);
      }
      return group.map(one =>
        this.refused.has(one) ? new Error(`refused ${one}`) : undefined,
      );
    },
  });

  async add(...items: number[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(
      items.map(one => this.queue.add(one)),
    );
    return outcomes.map(outcome =>
      outcome.status === 'fulfilled' ? 'kept' : outcome.reason.message,
    );
  }
}

describe('GroupQueue', () => {
  let commits: Commits;

  beforeEach(() => {
    commits = new Commits();
  });

  it('commits together what waits, in its order', async () => {
    const first = commits.add(1);
    await settled();
    expect(await commits.add(2, 3, 4, 5)).toEqual(Array(4).fill('kept'));
    expect(await first).toEqual(['kept']);
    expect(commits.groups).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('tries each alone where they fail together', async () => {
    commits.bad.add(2);
    expect(await commits.add(1, 2, 3, 4)).toEqual([
      'kept',
      'of 2',
      'kept',
      'kept',
    ]);
    expect(commits.groups).toEqual([[1, 2, 3], [1], [2], [3], [4]]);
  });

  it('does not try one again that fails alone', async () => {
    commits.bad.add(1);
    expect(await commits.add(1)).toEqual(['of 1']);
    expect(commits.groups).toEqual([[1]]);
  });

  it('gives up where all fail, until something else comes', async () => {
    const queue = new GroupQueue<number>({
      groupSize: waiting => waiting.length,
      commit: async group => {
        commits.groups.push([...group]);
        throw new Error(`of ${group}`);
      },
    });
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map(one => queue.add(one)),
    );
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(commits.groups).toEqual([[1, 2, 3, 4, 5, 6], [1], [2], [3]]);
  });

  it('tells those that are refused, and keeps the others', async () => {
    commits.refused.add(2);
    expect(await commits.add(1, 2, 3)).toEqual(['kept', 'refused 2', 'kept']);
    expect(commits.groups).toHaveLength(1);
  });

  it('runs other work between commits, after what waits', async () => {
    const before = commits.add(1, 2);
    let during: Promise<string[]> | undefined;
    const work = commits.queue.exclusively(async () => {
      const first = commits.groups.flat();
      during = commits.add(3);
      await settled();
      return { first, then: commits.groups.flat() };
    });
    expect(await work).toEqual({ first: [1, 2], then: [1, 2] });
    expect(await before).toEqual(['kept', 'kept']);
    expect(await during).toEqual(['kept']);
  });

  it('goes on after work that failed', async () => {
    const failing = commits.queue.exclusively(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await commits.add(1)).toEqual(['kept']);
  });

  it('has settled when all that waited is kept, or is not', async () => {
    commits.bad.add(2);
    const outcomes = commits.add(1, 2);
    await commits.queue.settled();
    expect(commits.groups).toEqual([[1, 2], [1], [2]]);
    expect(await outcomes).toEqual(['kept', 'of 2']);
    await commits.queue.settled();
  });
});
