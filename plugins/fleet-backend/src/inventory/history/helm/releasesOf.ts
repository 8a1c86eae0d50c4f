import type { Knex } from 'knex';
import { shifted } from '../../projections/deliveries/delivery';
import type { Delivered } from '../deliveries/attribute';
import type { ReleaseKey } from './releasedPasts';

/** It is made before Helm changes anything; Helm waits for five minutes. */
const LATER_SECONDS = 300;
const EARLIER_SECONDS = 5;
/** What goes without saying. */
const ENDED_WELL = ['deployed', 'superseded'];

/** What Helm did of a release, oldest first. */
export async function releasesOf(
  tx: Knex.Transaction,
  key: ReleaseKey,
): Promise<Delivered> {
  const rows = await tx('helm_revisions')
    .select('revision', 'status', 'created_at')
    .where(key)
    .whereNotNull('revision')
    .whereNotNull('created_at')
    .orderBy('revision');
  return {
    kind: 'Helm release',
    namespace: key.namespace,
    name: key.release_name,
    entries: rows.map(({ revision, status, created_at: at }) => ({
      from: shifted(at, -EARLIER_SECONDS),
      at,
      to: shifted(at, LATER_SECONDS),
      what: ENDED_WELL.includes(status ?? '')
        ? `revision ${revision}`
        : `revision ${revision} (${status})`,
    })),
  };
}
