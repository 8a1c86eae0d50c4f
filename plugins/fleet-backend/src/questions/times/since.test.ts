import { durationMs } from './duration';
import { sinceMs } from './since';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;

describe('durationMs', () => {
  it.each([
    ['P30D', 30 * 24 * HOUR],
    ['PT12H', 12 * HOUR],
    ['P1Y2M3W4DT5H6M7S', ((365 + 60 + 21 + 4) * 24 + 5) * HOUR + 367_000],
    ['P0D', 0],
  ])('reads %s', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1', '30D', 'P1DT', 'P-1D', 'P1H', 'P1.5D', 'p1d'])(
    'does not read "%s"',
    text => {
      expect(durationMs(text)).toBeUndefined();
    },
  );
});

describe('sinceMs', () => {
  it('takes a duration before now, or a time', () => {
    expect(sinceMs('PT1H', NOW)).toBe(NOW - HOUR);
    expect(sinceMs('2026-11-24T11:00:00Z', NOW)).toBe(NOW - HOUR);
    expect(sinceMs('2026-11-24T13:00:00.5+02:00', NOW)).toBe(NOW - HOUR + 500);
    expect(sinceMs('2026-11-24', NOW)).toBe(NOW - 12 * HOUR);
  });

  it('goes no further back than 1970', () => {
    expect(sinceMs('P900000D', NOW)).toBe(0);
    expect(sinceMs('0001-01-01', NOW)).toBe(0);
  });

  it.each(['yesterday', '2026-13-01', '2026-11-24T11:00:00', '1', ''])(
    'refuses "%s"',
    since => {
      expect(() => sinceMs(since, NOW)).toThrow('examples are P30D');
    },
  );
});
