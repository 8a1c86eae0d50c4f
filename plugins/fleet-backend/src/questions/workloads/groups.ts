import type {
  ListWorkloads,
  WorkloadGroup,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { Sql, SqlReader } from '../sql';
import { valuesOfDimension } from './dimensions';

export type Dimension = NonNullable<ListWorkloads['query']['groupBy']>[number];

const MAX_GROUPS = 100;

/** What the database groups by, of which a dimension's values follow. */
const COLUMNS: Record<Dimension, string> = {
  cluster: 'w.cluster_no',
  distribution: 'w.cluster_no',
  region: 'w.cluster_no',
  namespace: 'w.namespace',
  kind: 'w.kind',
  status: 'w.status',
  version: 'w.version',
  image: 'w.images',
  owner: 'w.service_id',
  system: 'w.service_id',
};

/** How many workloads have the same of some columns. */
interface RawGroup {
  g0: string | number | null;
  g1?: string | number | null;
  count: number | string;
}

/**
 * How many of the workloads that match have the same in one or two dimensions,
 * the most first. One that has several images counts for each of them.
 */
export async function groupsOf(
  reader: SqlReader,
  matching: Sql,
  options: { dimensions: readonly Dimension[]; fleet: FleetSnapshot },
): Promise<{ groups: WorkloadGroup[]; totalGroups: number }> {
  const { dimensions, fleet } = options;
  const columns = dimensions.map((one, n) => `${COLUMNS[one]} as g${n}`);
  const raw = await reader.read<RawGroup>({
    text: `select ${columns}, count(*) as count
      from workloads w where ${matching.text}
      group by ${dimensions.map((_, n) => n + 1)}`,
    values: matching.values,
  });
  const [first, second] = await Promise.all(
    dimensions.map((dimension, n) =>
      valuesOfDimension(reader, fleet, dimension, [
        ...new Set(raw.map(row => (n === 0 ? row.g0 : row.g1!))),
      ]),
    ),
  );
  const counts = new Map<string, { keys: string[]; count: number }>();
  for (const { g0, g1 = null, count } of raw) {
    for (const one of first(g0)) {
      for (const other of second ? second(g1) : [undefined]) {
        add(counts, other === undefined ? [one] : [one, other], Number(count));
      }
    }
  }
  const groups = [...counts.values()].sort(byCount);
  const shown = groups.slice(0, MAX_GROUPS);
  return {
    groups: shown.map(group => withCluster(group, dimensions, fleet)),
    totalGroups: groups.length,
  };
}

function add(
  counts: Map<string, { keys: string[]; count: number }>,
  keys: string[],
  count: number,
) {
  const key = JSON.stringify(keys);
  const group = counts.get(key) ?? { keys, count: 0 };
  group.count += count;
  counts.set(key, group);
}

/** The most first, and else in the order of code points. */
function byCount(
  a: { keys: string[]; count: number },
  b: { keys: string[]; count: number },
): number {
  const [left, right] = [a, b].map(({ keys }) => JSON.stringify(keys));
  return b.count - a.count || (left < right ? -1 : 1);
}

function withCluster(
  group: { keys: string[]; count: number },
  dimensions: readonly Dimension[],
  fleet: FleetSnapshot,
): WorkloadGroup {
  const at = dimensions.indexOf('cluster');
  if (at < 0) {
    return group;
  }
  const { id, name } = fleet.resolve(group.keys[at]);
  return { ...group, cluster: { id, name } };
}
