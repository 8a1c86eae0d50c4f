import { groupBy } from '../../coverage';
import type { SqlReader } from '../../sql';
import {
  type Evidence,
  majorityOf,
  type PeerCount,
  type PeerOptions,
} from './Evidence';

interface PeerRow extends PeerCount {
  cluster_no: number;
  namespace: string;
}

interface PlaceRow {
  id: number;
  cluster_no: number;
  namespace: string;
}

const WEIGHT = 0.45;

/** Who owns most of what else runs in the namespaces of workloads. */
export async function readNamespaceOwners(
  reader: SqlReader,
  options: PeerOptions,
): Promise<Evidence[]> {
  const [places, peers] = await Promise.all([
    readPlaces(reader, options.ids),
    readPeers(reader, options),
  ]);
  const byPlace = groupBy(peers, keyOf);
  return places.flatMap(place => {
    const most = majorityOf(byPlace.get(keyOf(place)) ?? []);
    return most
      ? [
          {
            workloadId: place.id,
            owner: most.owner,
            by: 'namespace',
            text: `${most.share} of the namespace ${place.namespace} are theirs`,
            weight: WEIGHT,
          },
        ]
      : [];
  });
}

function readPlaces(
  reader: SqlReader,
  ids: readonly number[],
): Promise<PlaceRow[]> {
  const among = reader.oneOf('u.id', ids);
  return reader.read({
    text: `select u.id, u.cluster_no, u.namespace from workloads u
      where ${among.text}`,
    values: among.values,
  });
}

function readPeers(
  reader: SqlReader,
  { ids, visible }: PeerOptions,
): Promise<PeerRow[]> {
  const among = reader.oneOf('u.id', ids);
  return reader.read({
    text: `select n.cluster_no, n.namespace, s.owner, count(*) as count
      from (
        select distinct u.cluster_no, u.namespace from workloads u
        where ${among.text}
      ) n cross join workloads p cross join services s
      where p.namespace = n.namespace and p.cluster_no = n.cluster_no
        and s.id = p.service_id and s.owner is not null and s.owner_missing = 0
        ${visible ? `and ${visible.text}` : ''}
      group by n.cluster_no, n.namespace, s.owner`,
    values: [...among.values, ...(visible?.values ?? [])],
  });
}

function keyOf(row: { cluster_no: number; namespace: string }): string {
  return `${row.cluster_no} ${row.namespace}`;
}
