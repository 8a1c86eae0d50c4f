import type { Lease } from '../../../collect/leases';
import { LeaseScope, query } from './LeaseScope';

/**
 * Takes those of the leases that are free. What another replica is just
 * taking is skipped, and so is what a transaction of the last holder still
 * writes about: the fence's lock on the row excludes `for update`, so that no
 * take-over comes before that transaction ends.
 */
export function takeLeases(
  scope: LeaseScope,
  clusterIds: readonly string[],
): Promise<Lease[]> {
  const { knex, replicaId, now, leaseMs } = scope;
  return query<Lease>(
    knex,
    `with clock as materialized (select ${now} as now),
     free as (
       select l.cluster_no
       from cluster_leases l
       join clusters c on c.no = l.cluster_no
       cross join clock
       where c.id = any(?) and (l.holder is null or l.expires_at <= clock.now)
       order by l.cluster_no for update of l skip locked
     ),
     taken as (
       update cluster_leases l
       set holder = ?, token = l.token + 1,
         expires_at = clock.now + ? * interval '1 millisecond'
       from free, clock where l.cluster_no = free.cluster_no
       returning l.cluster_no, l.token
     )
     select c.id as "clusterId", taken.token::text as token
     from taken join clusters c on c.no = taken.cluster_no`,
    [[...clusterIds], replicaId, leaseMs],
  );
}
