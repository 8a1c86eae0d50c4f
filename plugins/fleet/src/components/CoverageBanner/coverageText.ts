import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';

/** A coverage in one sentence. */
export function coverageText(
  t: FleetTranslate,
  coverage: Coverage,
  age: (at: string) => string,
): string {
  const { clusters, current } = coverage;
  if (clusters === 0) {
    return t('coverage.none');
  }
  if (current === clusters) {
    return t('coverage.all', { count: clusters });
  }
  const some = t('coverage.some', {
    count: clusters,
    current: String(current),
  });
  return `${some}; ${restText(t, coverage, age)}`;
}

function restText(
  t: FleetTranslate,
  coverage: Coverage,
  age: (at: string) => string,
): string {
  const { stale, unreachable, forbidden, initial, oldestObservedAt } = coverage;
  const staleText = oldestObservedAt
    ? t('coverage.staleOldest', {
        number: String(stale),
        oldest: age(oldestObservedAt),
      })
    : t('coverage.stale', { number: String(stale) });
  return [
    stale > 0 && staleText,
    unreachable > 0 &&
      t('coverage.unreachable', { number: String(unreachable) }),
    forbidden > 0 && t('coverage.forbidden', { number: String(forbidden) }),
    initial > 0 && t('coverage.initial', { number: String(initial) }),
  ]
    .filter(Boolean)
    .join(', ');
}
