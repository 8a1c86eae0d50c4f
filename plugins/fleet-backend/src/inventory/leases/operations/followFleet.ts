import { LeaseScope, query } from './LeaseScope';

/** So that a replica which was only paused is not forgotten. */
const FORGOTTEN_AFTER = '1 hour';

/**
 * Says that a replica is there and which clusters it knows, and sees to it that
 * these have leases to take.
 */
export async function followFleet(
  scope: LeaseScope,
  clusterIds: readonly string[],
): Promise<void> {
  const { knex, replicaId, now } = scope;
  await query(
    knex,
    `delete from collectors
     where seen_at < ${now} - interval '${FORGOTTEN_AFTER}'`,
    [],
  );
  await query(
    knex,
    `insert into cluster_leases (cluster_no, token, expires_at)
     select no, 0, ${now} from clusters
     where id = any(?) order by no
     on conflict (cluster_no) do nothing`,
    [[...clusterIds]],
  );
  await query(
    knex,
    `insert into collectors (id, seen_at, knows)
     select ?, ${now}, coalesce(json_agg(no order by no), '[]')
     from clusters where id = any(?)
     on conflict (id) do update
     set seen_at = excluded.seen_at, knows = excluded.knows`,
    [replicaId, [...clusterIds]],
  );
}
