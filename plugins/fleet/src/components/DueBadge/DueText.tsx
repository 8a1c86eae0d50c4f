import { DateTime } from 'luxon';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';

interface DueTextProps {
  /** A day or a time, ISO 8601. */
  at: string;
  /** Until then; negative where it has been. */
  days: number;
}

/** A day, and how many days it is until then or since. */
export function DueText({ at, days }: DueTextProps) {
  const { t } = useFleetTranslation();
  return (
    <time dateTime={at} title={at}>
      {dayOf(at)}
      {' · '}
      {daysText(t, days)}
    </time>
  );
}

/** Days are of UTC, as the API has them. */
function dayOf(at: string): string {
  return DateTime.fromISO(at, { zone: 'utc' }).toISODate() ?? at;
}

function daysText(t: FleetTranslate, days: number): string {
  if (days === 0) {
    return t('due.today');
  }
  const count = Math.abs(days);
  return days < 0 ? t('due.past', { count }) : t('due.in', { count });
}
