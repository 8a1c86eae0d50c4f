import { DateTime } from 'luxon';
import type { WindowSpec } from '../model/RolloutSpec';

const DAYS_AHEAD = 8;

/**
 * From when on targets may begin: now, where the window is open, or when it
 * opens next. Times are those that clocks show there, over changes of summer
 * time.
 *
 * @param now - In ms, as is what is returned
 */
export function windowOpensAt(window: WindowSpec, now: number): number {
  const here = DateTime.fromMillis(now, { zone: window.timeZone });
  // The one that began yesterday may be open still.
  for (let day = -1; day < DAYS_AHEAD; day += 1) {
    const date = here.startOf('day').plus({ days: day });
    if (!window.days.includes(date.weekday)) {
      continue;
    }
    const opens = atMinute(date, window.from);
    const closes = atMinute(
      window.to > window.from ? date : date.plus({ days: 1 }),
      window.to,
    );
    if (closes > now) {
      return Math.max(opens, now);
    }
  }
  return now;
}

function atMinute(date: DateTime, minutes: number): number {
  const hour = Math.floor(minutes / 60);
  return date.set({ hour, minute: minutes % 60 }).toMillis();
}
