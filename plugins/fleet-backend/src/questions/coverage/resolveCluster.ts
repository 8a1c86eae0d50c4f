import { ConflictError, NotFoundError } from '@backstage/errors';
import type { ClusterRow } from './clusterRows';

/** Clusters by what people call them. */
export interface ClusterDirectory {
  byId: ReadonlyMap<string, ClusterRow>;
  byName: ReadonlyMap<string, readonly ClusterRow[]>;
}

/**
 * The cluster that an id means, or a name where only one cluster has it.
 *
 * @throws NotFoundError where there is none
 * @throws ConflictError where several have the name; it lists their ids
 */
export function resolveCluster(
  { byId, byName }: ClusterDirectory,
  idOrName: string,
): ClusterRow {
  const named = byName.get(idOrName) ?? [];
  const found = byId.get(idOrName) ?? named[0];
  if (!found) {
    throw new NotFoundError(`There is no cluster with this id or name`);
  }
  if (found.id !== idOrName && named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ');
    throw new ConflictError(
      `${named.length} clusters have this name; use one of their ids: ${ids}`,
    );
  }
  return found;
}
