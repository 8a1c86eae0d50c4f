import type { Knex } from 'knex';
import { type Projection, projectionVersion } from '../../projections';

interface Kind {
  clusterId: string;
  projection: Projection;
}

/**
 * Up to which resourceVersion a kind is kept, if a watch can go on from it:
 * not when it was kept by a release whose rows are others.
 */
export async function readCheckpoint(
  knex: Knex,
  { clusterId, projection }: Kind,
): Promise<string | undefined> {
  const row = await knex('kind_syncs as k')
    .first('k.resource_version')
    .join('clusters as c', 'c.no', 'k.cluster_no')
    .where({ 'c.id': clusterId, 'k.kind': projection.kind });
  const prefix = prefixOf(projection);
  const stored: string | null | undefined = row?.resource_version;
  return stored?.startsWith(prefix) ? stored.slice(prefix.length) : undefined;
}

/** A checkpoint as its column has it. */
export function storedCheckpoint(
  projection: Projection,
  resourceVersion: string | null,
): string | null {
  return resourceVersion === null
    ? null
    : `${prefixOf(projection)}${resourceVersion}`;
}

function prefixOf(projection: Projection): string {
  return `${projectionVersion(projection)}:`;
}
