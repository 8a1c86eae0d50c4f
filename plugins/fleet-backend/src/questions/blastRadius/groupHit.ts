import type { HitGroup } from '@flotilla/backstage-plugin-fleet-common';
import { groupBy } from '../coverage';
import { type HitRow, isGone } from './findHit';

/** As many groups are shown. */
const MAX_GROUPS = 100;

/** Services that are hit by whom they belong to, those with the most first. */
export function groupHit(
  services: readonly HitRow[],
  column: 'owner' | 'system',
): HitGroup[] {
  return [...groupBy(services, row => row[column] ?? '')]
    .map(([entityRef, rows]) => ({
      entityRef: entityRef || undefined,
      services: rows.length,
      gone: rows.filter(isGone).length,
    }))
    .sort(
      (a, b) =>
        b.services - a.services ||
        ((a.entityRef ?? '') < (b.entityRef ?? '') ? -1 : 1),
    )
    .slice(0, MAX_GROUPS);
}
