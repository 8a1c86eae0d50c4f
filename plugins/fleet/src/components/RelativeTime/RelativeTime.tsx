import { DateTime } from 'luxon';
import { useAge } from '../../hooks';

/** How long ago a time was; the exact time is its title. */
export function RelativeTime({ at }: { at: string }) {
  const age = useAge();
  return (
    <time
      dateTime={at}
      title={DateTime.fromISO(at).toLocaleString(
        DateTime.DATETIME_FULL_WITH_SECONDS,
      )}
    >
      {age(at)}
    </time>
  );
}
