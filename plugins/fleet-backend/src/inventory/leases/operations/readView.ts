import type {
  FleetView,
  Replica,
  SharedCluster,
} from '../../../collect/leases';
import { LeaseScope, query } from './LeaseScope';

interface LeaseRow {
  no: number;
  id: string;
  holder: string | null;
}

/** Who is there, and who holds what. */
export async function readView(scope: LeaseScope): Promise<FleetView> {
  const { knex, now, leaseMs } = scope;
  const rows = await query<LeaseRow>(
    knex,
    `select c.no, c.id,
       case when l.expires_at > ${now} then l.holder end as holder
     from clusters c left join cluster_leases l on l.cluster_no = c.no`,
    [],
  );
  const collectors = await query<{ id: string; knows: string }>(
    knex,
    `select id, knows from collectors
     where seen_at > ${now} - ? * interval '1 millisecond'`,
    [leaseMs],
  );
  const ids = new Map(rows.map(({ no, id }) => [no, id]));
  return {
    replicas: collectors.map(collector => toReplica(collector, ids)),
    clusters: rows.map(toCluster),
  };
}

function toReplica(
  { id, knows }: { id: string; knows: string },
  ids: ReadonlyMap<number, string>,
): Replica {
  const numbers: number[] = JSON.parse(knows);
  const known = numbers.map(no => ids.get(no)).filter(one => one !== undefined);
  return { id, knows: new Set(known) };
}

function toCluster({ id, holder }: LeaseRow): SharedCluster {
  return holder === null ? { id } : { id, holder };
}
