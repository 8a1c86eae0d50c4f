import type { ClusterRow } from '../coverage/clusterRows';
import type { KindRow } from '../coverage/kindRows';

/** Since when clusters and kinds are as they are, and when they were last seen. */
export const SINCE = '2026-11-24T12:00:00.000Z';

/** A cluster that is current; its number is that of its id, for example of c7. */
export function clusterRow(
  id: string,
  fields: Partial<ClusterRow> = {},
): ClusterRow {
  return {
    no: Number(id.slice(1)),
    id,
    locator: 'kubeconfig',
    locator_key: id,
    name: id,
    labels: '{}',
    uid: null,
    git_version: null,
    distribution: null,
    distribution_version: null,
    platform: null,
    region: null,
    confidence: null,
    evidence: null,
    status: 'current',
    status_reason: null,
    status_since: SINCE,
    observed_at: SINCE,
    owner: null,
    entity_ref: null,
    ...fields,
  };
}

/** The state of the pods of a cluster. */
export function kindRow(clusterNo: number, fields: Partial<KindRow>): KindRow {
  return {
    cluster_no: clusterNo,
    kind: 'Pod',
    status: 'current',
    reason: null,
    since: SINCE,
    refused: 0,
    ...fields,
  };
}
