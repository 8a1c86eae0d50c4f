import { ConflictError, NotFoundError } from '@backstage/errors';
import type { ClusterRow } from './clusterRows';

/**
 * The cluster that an id means, or a name where only one cluster has it.
 *
 * @throws NotFoundError where there is none
 * @throws ConflictError where several have the name; it lists their ids
 */
export function resolveCluster(
  clusters: readonly ClusterRow[],
  idOrName: string,
): ClusterRow {
  const byId = clusters.find(({ id }) => id === idOrName);
  if (byId) {
    return byId;
  }
  const named = clusters.filter(({ name }) => name === idOrName);
  if (named.length === 0) {
    throw new NotFoundError(`There is no cluster with this id or name`);
  }
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ');
    throw new ConflictError(
      `${named.length} clusters have this name; use one of their ids: ${ids}`,
    );
  }
  return named[0];
}
