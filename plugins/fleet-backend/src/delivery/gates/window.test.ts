import { windowOpensAt } from './window';

const at = (text: string) => Date.parse(text);
const WEEKDAYS = [1, 2, 3, 4, 5];
const office = {
  timeZone: 'Europe/Zurich',
  days: WEEKDAYS,
  from: 9 * 60,
  to: 17 * 60,
};
const night = { timeZone: 'UTC', days: [5], from: 22 * 60, to: 4 * 60 };

// 2026-11-25 is a Wednesday, on which Zurich is an hour before UTC.
it.each([
  ['within it', office, '2026-11-25T08:00:00Z', '2026-11-25T08:00:00Z'],
  ['before it', office, '2026-11-25T07:59:59Z', '2026-11-25T08:00:00Z'],
  ['as it closes', office, '2026-11-25T16:00:00Z', '2026-11-26T08:00:00Z'],
  ['over a weekend', office, '2026-11-27T16:30:00Z', '2026-11-30T08:00:00Z'],
  ['before a night', night, '2026-11-25T12:00:00Z', '2026-11-27T22:00:00Z'],
  ['after midnight', night, '2026-11-28T03:59:00Z', '2026-11-28T03:59:00Z'],
  ['a week later', night, '2026-11-28T04:00:00Z', '2026-12-04T22:00:00Z'],
])('opens when asked %s', (_, window, now, opens) => {
  expect(new Date(windowOpensAt(window, at(now)))).toEqual(new Date(opens));
});

it('goes by the clocks on the day that they are set back', () => {
  const sundays = { ...office, days: [7] };
  expect(windowOpensAt(sundays, at('2026-10-25T00:30:00Z'))).toBe(
    at('2026-10-25T08:00:00Z'),
  );
});
