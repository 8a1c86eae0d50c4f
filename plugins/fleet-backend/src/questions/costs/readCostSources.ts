import type { SqlReader } from '../sql';

/** A cluster whose OpenCost was asked. */
export interface CostSource {
  currency: string;
  /** When; ISO 8601. */
  readAt: string;
}

/** Those that there are, by their clusters' numbers. */
export async function readCostSources(
  reader: SqlReader,
): Promise<Map<number, CostSource>> {
  const rows = await reader.read<{
    cluster_no: number;
    currency: string;
    read_at: string;
  }>({
    text: 'select cluster_no, currency, read_at from cost_sources',
    values: [],
  });
  return new Map(
    rows.map(row => [
      row.cluster_no,
      { currency: row.currency, readAt: row.read_at },
    ]),
  );
}
