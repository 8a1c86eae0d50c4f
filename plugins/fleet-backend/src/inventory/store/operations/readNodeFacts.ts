import type { NodeFacts } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';

/** A cluster's nodes, as detectors of distributions see them. */
export async function readNodeFacts(
  knex: Knex,
  options: { clusterId: string },
): Promise<NodeFacts[]> {
  const rows = await knex('nodes')
    .select(
      'nodes.labels',
      'annotation_keys',
      'provider_id',
      'os_image',
      'kernel_version',
    )
    .join('clusters as c', 'c.no', 'nodes.cluster_no')
    .where('c.id', options.clusterId);
  return rows.map(row => ({
    labels: JSON.parse(row.labels),
    annotations: JSON.parse(row.annotation_keys),
    providerId: row.provider_id ?? undefined,
    osImage: row.os_image ?? undefined,
    kernelVersion: row.kernel_version ?? undefined,
  }));
}
