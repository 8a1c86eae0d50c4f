import type { Knex } from 'knex';
import type {
  ClusterIdentity,
  ClusterSync,
} from '../../../collect/cluster/types';
import { keepable, MAX_TEXT } from './keepable';

/** Keeps what state a cluster is in, and since when. */
export async function recordSync(
  knex: Knex,
  options: { clusterId: string; sync: ClusterSync; now: number },
): Promise<void> {
  const { clusterId: id, sync, now } = options;
  const { status } = sync;
  await knex('clusters')
    .update({ status, status_since: new Date(now).toISOString() })
    .where({ id })
    .whereNot({ status });
  await knex('clusters')
    .update({ status_reason: keepable(sync.reason, MAX_TEXT) })
    .where({ id });
}

/** Keeps that a cluster was current at a time (ms). */
export async function recordHeard(
  knex: Knex,
  options: { clusterId: string; at: number },
): Promise<void> {
  const at = new Date(options.at).toISOString();
  await knex('clusters')
    .update({
      observed_at: at,
      synced_at: knex.raw('coalesce(synced_at, ?)', at),
    })
    .where({ id: options.clusterId });
}

/** Keeps what a cluster is; what could not be read stays as it was. */
export async function recordIdentity(
  knex: Knex,
  options: { clusterId: string; identity: ClusterIdentity },
): Promise<void> {
  const { uid, gitVersion, detection } = options.identity;
  await knex('clusters')
    .update({
      ...(uid ? { uid: keepable(uid) } : {}),
      ...(gitVersion ? { git_version: keepable(gitVersion) } : {}),
      distribution: keepable(detection.distribution),
      distribution_version: keepable(detection.distributionVersion),
      platform: keepable(detection.platform),
      region: keepable(detection.region),
      confidence: detection.confidence,
      evidence: JSON.stringify(detection.evidence),
    })
    .where({ id: options.clusterId });
}

/** Whether a cluster was ever current. */
export async function hasSynced(
  knex: Knex,
  options: { clusterId: string },
): Promise<boolean> {
  const row = await knex('clusters')
    .first('synced_at')
    .where({ id: options.clusterId });
  return Boolean(row?.synced_at);
}
