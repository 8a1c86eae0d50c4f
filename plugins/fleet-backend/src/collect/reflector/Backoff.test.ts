import { FakeClock } from '../FakeClock';
import { Backoff } from './Backoff';

describe('Backoff', () => {
  it.each([[0], [0.5], [0.999999]])(
    'stays within its bounds with the jitter %d',
    randomValue => {
      const clock = new FakeClock();
      clock.randomValue = randomValue;
      const backoff = new Backoff(clock);
      for (let n = 0; n < 20; n += 1) {
        const delay = backoff.next();
        expect(delay).toBeGreaterThanOrEqual(400);
        expect(delay).toBeLessThanOrEqual(30_000);
      }
    },
  );

  it('doubles what it waits at most, until 30 seconds', () => {
    const clock = new FakeClock();
    clock.randomValue = 0.999999;
    const backoff = new Backoff(clock);
    const delays = Array.from({ length: 8 }, () => backoff.next());
    expect(delays.map(delay => Math.round(delay / 100) * 100)).toEqual([
      1_200, 2_000, 3_600, 6_800, 13_200, 26_000, 30_000, 30_000,
    ]);
  });

  it('is spread out, so that a fleet is no herd', () => {
    const clock = new FakeClock();
    const sixth = (randomValue: number) => {
      clock.randomValue = randomValue;
      const backoff = new Backoff(clock);
      return Array.from({ length: 6 }, () => backoff.next())[5];
    };
    expect(sixth(0.9) - sixth(0.1)).toBeGreaterThan(15_000);
  });

  it('waits as long as the server asks for, but not for ever', () => {
    const backoff = new Backoff(new FakeClock());
    expect(backoff.next(45_000)).toBe(45_000);
    expect(backoff.next(1)).toBeGreaterThanOrEqual(400);
    expect(backoff.next(1e15)).toBe(600_000);
  });

  it('begins anew after two quiet minutes', async () => {
    const clock = new FakeClock();
    const backoff = new Backoff(clock);
    const first = backoff.next();
    for (let n = 0; n < 5; n += 1) {
      backoff.next();
    }
    await clock.advance(119_000);
    expect(backoff.next()).toBeGreaterThan(first);
    await clock.advance(121_000);
    expect(backoff.next()).toBe(first);
  });
});
