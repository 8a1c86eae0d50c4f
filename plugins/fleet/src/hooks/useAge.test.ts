import { formatAge } from './useAge';
import type { FleetTranslate } from './useFleetTranslation';

const now = Date.parse('2026-01-10T12:00:00Z');
const t = ((key: string, options?: { number: string }) =>
  options ? `${options.number} ${key}` : key) as unknown as FleetTranslate;

describe('formatAge', () => {
  it.each([
    ['2026-01-10T12:00:00Z', 'time.now'],
    ['2026-01-10T12:00:30Z', 'time.now'],
    ['2026-01-10T11:59:57Z', '3 time.seconds'],
    ['2026-01-10T11:54:00Z', '6 time.minutes'],
    ['2026-01-10T07:30:00Z', '4 time.hours'],
    ['2026-01-01T12:00:00Z', '9 time.days'],
  ])('says of %s that it was %s', (at, age) => {
    expect(formatAge(t, at, now)).toBe(age);
  });
});
