import { retryAfterMs } from './retryAfter';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['7', 7_000],
    ['0.5', 500],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['86400', 3_600_000],
    ['Sun, 24 Nov 2126 12:00:00 GMT', 3_600_000],
  ])('reads %s', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });

  it.each([
    [undefined],
    [''],
    ['0'],
    ['-1'],
    ['soon'],
    ['Tue, 24 Nov 2026 11:59:59 GMT'],
    [['1', '2']],
  ])('takes %j for nothing', header => {
    expect(retryAfterMs(header, NOW)).toBeUndefined();
  });
});
