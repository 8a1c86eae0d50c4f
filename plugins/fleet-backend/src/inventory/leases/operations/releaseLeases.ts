import { LeaseScope, query } from './LeaseScope';

/** Lets go of leases of a replica: of these clusters, or of all. */
export async function releaseLeases(
  scope: LeaseScope,
  clusterIds?: readonly string[],
): Promise<void> {
  const { knex, replicaId } = scope;
  const which = clusterIds ? 'and c.id = any(?)' : '';
  await query(
    knex,
    `with mine as (
       select l.cluster_no
       from cluster_leases l join clusters c on c.no = l.cluster_no
       where l.holder = ? ${which}
       order by l.cluster_no for no key update of l
     )
     update cluster_leases l set holder = null
     from mine where l.cluster_no = mine.cluster_no`,
    clusterIds ? [replicaId, [...clusterIds]] : [replicaId],
  );
}
