import { groupBy } from '../../coverage';
import type { SqlReader } from '../../sql';
import { delivererOf, DELIVERY_LABELS } from './deliverers';
import {
  type Evidence,
  majorityOf,
  MAX_PEERS,
  type PeerCount,
  type PeerOptions,
} from './Evidence';
import type { LabelRow } from './readLabels';

interface PeerRow extends PeerCount {
  label_id: number;
}

const WEIGHT = 0.7;

/**
 * Who owns most of what was delivered together with workloads: by the same
 * application, release or Kustomization, wherever it was delivered to. One that
 * delivers half of a fleet is left out.
 */
export async function readDeliveryOwners(
  reader: SqlReader,
  labels: readonly LabelRow[],
  options: PeerOptions,
): Promise<Evidence[]> {
  const known = new Set(DELIVERY_LABELS);
  const deliveries = labels.filter(({ label_key }) => known.has(label_key));
  const ids = [...new Set(deliveries.map(({ label_id }) => label_id))];
  const peers = await readPeers(reader, ids, options);
  const byLabel = groupBy(peers, ({ label_id }) => label_id);
  return deliveries.flatMap(row => {
    const most = majorityOf(byLabel.get(row.label_id) ?? []);
    const deliverer = delivererOf(row.label_key, row.label_value);
    return most
      ? [
          {
            workloadId: row.workload_id,
            owner: most.owner,
            by: 'delivery',
            text: `${most.share} of ${deliverer} are theirs`,
            weight: WEIGHT,
          },
        ]
      : [];
  });
}

function readPeers(
  reader: SqlReader,
  labelIds: readonly number[],
  { visible }: PeerOptions,
): Promise<PeerRow[]> {
  const among = reader.oneOf('l.id', labelIds);
  return reader.read({
    text: `select t.id as label_id, s.owner, count(*) as count
      from (
        select l.id from labels l
        where ${among.text} and (
          select count(*) from (
            select 1 from workload_labels c where c.label_id = l.id
            limit ${MAX_PEERS + 1}
          ) e
        ) <= ${MAX_PEERS}
      ) t cross join workload_labels f cross join workloads p
        cross join services s
      where f.label_id = t.id and p.id = f.workload_id
        and s.id = p.service_id and s.owner is not null and s.owner_missing = 0
        ${visible ? `and ${visible.text}` : ''}
      group by t.id, s.owner`,
    values: [...among.values, ...(visible?.values ?? [])],
  });
}
