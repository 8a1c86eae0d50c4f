import type { CostDimension } from '@flotilla/backstage-plugin-fleet-common';
import type { Sql, SqlReader } from '../sql';
import type { RequestSum } from './sumRequests';

/** What OpenCost says that what has one key costs. */
export interface CostSum extends Pick<RequestSum, 'key' | 'confidence'> {
  hourly: number;
}

const KEYS: Record<CostDimension, string> = {
  cluster: 'o.cluster_no',
  namespace: 'o.namespace',
  owner: 'o.service_id',
  service: 'o.service_id',
};

/**
 * Sums of what OpenCost said, in an index alone. All clusters have a number
 * above 0, which keeps SQLite in that index.
 *
 * @param conditions - On what is kept (o)
 */
export async function sumCosts(
  reader: SqlReader,
  dimension: CostDimension,
  conditions: readonly Sql[],
): Promise<CostSum[]> {
  const key = KEYS[dimension];
  const where = ['o.cluster_no > 0', ...conditions.map(({ text }) => text)];
  return reader.read<CostSum>({
    text: `select ${key} as key, max(o.service_confidence) as confidence,
        sum(o.hourly) as hourly
      from cluster_costs o where ${where.join(' and ')}
      group by ${key}`,
    values: conditions.flatMap(({ values }) => values),
  });
}
