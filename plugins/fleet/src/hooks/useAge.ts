import { useNow } from './clock';
import {
  useFleetTranslation,
  type FleetTranslate,
} from './useFleetTranslation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago a time was, in the coarsest unit that still says something. */
export function formatAge(t: FleetTranslate, at: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(at)) / 1000);
  const number = (unit: number) => ({
    number: String(Math.floor(seconds / unit)),
  });
  // A server's clock may be ahead of the browser's.
  if (!(seconds >= 1)) {
    return t('time.now');
  }
  if (seconds < MINUTE) {
    return t('time.seconds', number(1));
  }
  if (seconds < HOUR) {
    return t('time.minutes', number(MINUTE));
  }
  return seconds < 2 * DAY
    ? t('time.hours', number(HOUR))
    : t('time.days', number(DAY));
}

/** Gives the ages of times, again every second. */
export function useAge(): (at: string) => string {
  const now = useNow();
  const { t } = useFleetTranslation();
  return at => formatAge(t, at, now);
}
