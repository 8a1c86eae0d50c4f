import type { Knex } from 'knex';
import type { ClusterIdentity } from '../../../collect/cluster/types';
import { keepable } from './keepable';

/** Keeps what a cluster is; what could not be read stays as it was. */
export async function recordIdentity(
  tx: Knex.Transaction,
  no: number,
  { uid, gitVersion, detection }: ClusterIdentity,
): Promise<void> {
  await tx('clusters')
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
    .where({ no });
}
