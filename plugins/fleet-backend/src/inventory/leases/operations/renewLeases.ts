import type { Lease } from '../../../collect/leases';
import { LeaseScope, query } from './LeaseScope';

/**
 * Renews all leases of a replica, however many, in one statement. One that has
 * run out is renewed too: nobody has taken it over. It does not wait for
 * writers, whose fence locks the row's key only.
 */
export function renewLeases(scope: LeaseScope): Promise<Lease[]> {
  const { knex, replicaId, now, leaseMs } = scope;
  return query<Lease>(
    knex,
    `with clock as materialized (select ${now} as now),
     seen as (
       update collectors set seen_at = clock.now from clock where id = ?
     ),
     mine as (
       select cluster_no from cluster_leases where holder = ?
       order by cluster_no for no key update
     ),
     renewed as (
       update cluster_leases l
       set expires_at = clock.now + ? * interval '1 millisecond'
       from mine, clock where l.cluster_no = mine.cluster_no
       returning l.cluster_no, l.token
     )
     select c.id as "clusterId", renewed.token::text as token
     from renewed join clusters c on c.no = renewed.cluster_no`,
    [replicaId, replicaId, leaseMs],
  );
}
