import { restartOf } from './restartOf';

const NOW = 1_000;

describe('restartOf', () => {
  const seen = (restarts: number, endedAt?: number) => ({
    name: 'web',
    restarts,
    endedAt,
  });

  it('tells how often a container restarted since it was known', () => {
    const known = [{ name: 'other', restarts: 7 }, seen(2, 500)];
    expect(restartOf(seen(5, 900), known, NOW)).toEqual({
      count: 3,
      evidence: 0,
      at: 900,
    });
    expect(restartOf(seen(2, 500), known, NOW)).toBeUndefined();
    expect(restartOf(seen(1, 990), known, NOW)).toBeUndefined();
    expect(restartOf(seen(1), [], NOW)).toMatchObject({ count: 1, at: NOW });
  });

  it.each([
    ['is in the future', 1_001],
    ['was known before', 500],
  ])('takes the time at which it was seen where its end %s', (_, endedAt) => {
    const known = [seen(2, 500)];
    expect(restartOf(seen(3, endedAt), known, NOW)?.at).toBe(NOW);
  });

  it('recovers the last time of a pod that was not known', () => {
    const recovered = { count: 1, evidence: 1, at: 900 };
    expect(restartOf(seen(5, 900), undefined, NOW)).toEqual(recovered);
    expect(restartOf(seen(5), undefined, NOW)).toBeUndefined();
  });
});
