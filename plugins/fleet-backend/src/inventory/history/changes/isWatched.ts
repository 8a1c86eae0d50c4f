/**
 * The condition that a kind of the cluster of `n` was current before: what comes
 * with the first list was there before.
 *
 * @param kind - SQL
 */
export const IS_WATCHED = (kind: string): string => `exists (
  select 1 from kind_syncs k
  where k.cluster_no = n.cluster_no and k.kind = ${kind}
    and k.watched_since is not null)`;
