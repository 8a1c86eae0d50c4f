import type { CostDimension } from '@flotilla/backstage-plugin-fleet-common';
import type { Sql, SqlReader } from '../sql';

/** What workloads with the same key ask for. */
export interface RequestSum {
  /** A cluster's number, a namespace, or the number of a service; null for none. */
  key: string | number | null;
  /** The least sure that a service is theirs: 0 high, 1 medium, 2 low. */
  confidence: number | null;
  pods: number;
  cpu: number;
  memory: number;
}

/** PostgreSQL gives sums as text. */
type RawSum = Omit<RequestSum, 'pods' | 'cpu' | 'memory'> &
  Record<'pods' | 'cpu' | 'memory', number | string>;

/** Of what, and how it is kept. */
interface Source {
  keys: Record<CostDimension, string>;
  columns: string;
  from: string;
  conditions: readonly Sql[];
}

const NONE = 'cast(null as integer)';

/** Conditions on workloads (w), and on pods without any (l). */
export interface MatchingRequests {
  workloads: readonly Sql[];
  loose: readonly Sql[];
}

/**
 * Sums of what is kept with workloads, and of the others. All clusters have a
 * number above 0, which keeps SQLite in the index that has all that is read.
 */
export async function sumRequests(
  reader: SqlReader,
  dimension: CostDimension,
  { workloads, loose }: MatchingRequests,
): Promise<RequestSum[]> {
  const sums = await Promise.all([
    read(reader, dimension, {
      keys: {
        cluster: 'w.cluster_no',
        namespace: 'w.namespace',
        // The plus keeps SQLite from the index by service, which has no sums.
        owner: '+w.service_id',
        service: '+w.service_id',
      },
      columns: `max(w.service_confidence) as confidence,
        sum(w.asked_pods) as pods, sum(w.asked_cpu) as cpu,
        sum(w.asked_memory) as memory`,
      from: 'workloads w where w.cluster_no > 0 and w.asked_pods > 0',
      conditions: workloads,
    }),
    read(reader, dimension, {
      keys: {
        cluster: 'l.cluster_no',
        namespace: 'l.namespace',
        owner: 'l.service_id',
        service: 'l.service_id',
      },
      columns: `${NONE} as confidence, sum(l.pods) as pods,
        sum(l.cpu) as cpu, sum(l.memory) as memory`,
      from: `(
          select r.*, ${NONE} as service_id, ${NONE} as service_confidence
          from loose_requests r
        ) l where l.cluster_no > 0`,
      conditions: loose,
    }),
  ]);
  return sums.flat();
}

async function read(
  reader: SqlReader,
  dimension: CostDimension,
  { keys, columns, from, conditions }: Source,
): Promise<RequestSum[]> {
  const key = keys[dimension];
  const where = [from, ...conditions.map(({ text }) => text)].join(' and ');
  const rows = await reader.read<RawSum>({
    text: `select ${key} as key, ${columns} from ${where} group by ${key}`,
    values: conditions.flatMap(({ values }) => values),
  });
  return rows.map(row => ({
    ...row,
    pods: Number(row.pods),
    cpu: Number(row.cpu),
    memory: Number(row.memory),
  }));
}
