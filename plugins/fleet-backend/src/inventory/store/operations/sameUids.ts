import type { Dialect } from '../dialect';

/**
 * The condition for objects of a cluster by their UIDs: two parameters, the
 * cluster's number and a JSON array of UIDs (32 hex digits).
 */
export function sameUids(dialect: Dialect): string {
  const { among, bytes, elements, parameter, text } = dialect;
  const uids = `select ${bytes(text('g.value'))} from ${elements(
    parameter,
    'g',
  )}`;
  return `cluster_no = ? and uid ${among(uids)}`;
}
