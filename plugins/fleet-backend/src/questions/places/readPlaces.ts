import { groupBy } from '../coverage';
import type { Sql, SqlReader } from '../sql';

/** What a service has in one cluster. */
export interface PlaceRow {
  service_id: number;
  cluster_no: number;
  /** 1 for what a question calls lost; it is counted by itself. */
  lost: number;
  workloads: number | string;
  replicas: number | string;
  available: number | string;
  /** 0 high, 1 medium, 2 low: of what is surest. */
  confidence: number;
}

export interface ReadPlacesOptions {
  /** services.id */
  serviceIds: readonly number[];
  /** Which workloads `w` the asker may know of; all if absent. */
  visible?: Sql;
  /** Which of them are lost; none if absent. */
  lost?: Sql;
}

/** Where services run, by their numbers. */
export async function readPlaces(
  reader: SqlReader,
  { serviceIds, visible, lost }: ReadPlacesOptions,
): Promise<Map<number, PlaceRow[]>> {
  if (serviceIds.length === 0) {
    return new Map();
  }
  const among = reader.oneOf('w.service_id', serviceIds);
  const rows = await reader.read<PlaceRow>({
    text: `select g.service_id, g.cluster_no, g.lost, count(*) as workloads,
        sum(g.desired) as replicas, sum(g.available) as available,
        min(g.service_confidence) as confidence
      from (
        select w.service_id, w.cluster_no, w.desired, w.available,
          w.service_confidence,
          ${lost ? `case when ${lost.text} then 1 else 0 end` : '0'} as lost
        from workloads w
        where ${among.text} and not (w.kind = 'Job' and w.owner_id is not null)
          ${visible ? `and ${visible.text}` : ''}
      ) g
      group by g.service_id, g.cluster_no, g.lost`,
    values: [
      ...(lost?.values ?? []),
      ...among.values,
      ...(visible?.values ?? []),
    ],
  });
  return groupBy(rows, ({ service_id }) => service_id);
}
