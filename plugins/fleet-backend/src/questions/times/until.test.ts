import { untilMs } from './until';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('untilMs', () => {
  it.each([
    ['P30D', '2026-12-24T12:00:00.000Z'],
    ['PT12H', '2026-11-25T00:00:00.000Z'],
    ['2027-01-01', '2027-01-01T00:00:00.000Z'],
    ['2027-01-01T00:00:00+01:00', '2026-12-31T23:00:00.000Z'],
  ])('is, of %s, %s', (until, time) => {
    expect(new Date(untilMs(until, NOW)).toISOString()).toBe(time);
  });

  it.each(['soon', 'P', '-P1D', 'P999999Y', ''])('refuses %j', until => {
    expect(() => untilMs(until, NOW)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
