import type { Knex } from 'knex';

/**
 * Changes whenever what is kept of an object changes, so that a new release
 * lists again rather than going on with rows of an older one.
 */
const PROJECTION_VERSION = '1';

interface KindKey {
  clusterId: string;
  kind: string;
}

/** Up to which resourceVersion a kind is kept, if a watch can go on from it. */
export async function readCheckpoint(
  knex: Knex,
  { clusterId, kind }: KindKey,
): Promise<string | undefined> {
  const row = await knex('kind_syncs')
    .first('resource_version')
    .where({ cluster_id: clusterId, kind });
  const prefix = `${PROJECTION_VERSION}:`;
  const stored: string | null | undefined = row?.resource_version;
  return stored?.startsWith(prefix) ? stored.slice(prefix.length) : undefined;
}

/** Keeps, or with undefined drops, a kind's checkpoint. */
export async function writeCheckpoint(
  knex: Knex,
  key: KindKey & { resourceVersion: string | undefined; now: number },
): Promise<void> {
  const { clusterId, kind, resourceVersion, now } = key;
  const stored =
    resourceVersion === undefined
      ? null
      : `${PROJECTION_VERSION}:${resourceVersion}`;
  await knex('kind_syncs')
    .insert({
      cluster_id: clusterId,
      kind,
      status: 'initial',
      since: new Date(now).toISOString(),
      resource_version: stored,
    })
    .onConflict(['cluster_id', 'kind'])
    .merge({ resource_version: stored });
}
