import type { Knex } from 'knex';
import type { NodeUsage } from '../../../collect/cluster/types';
import { quantityIn } from '../../projections/quantity';
import { columnText, MAX_COUNT } from '../../projections/read';

const MILLI = 0.001;
const KI = 1_024;
/** SQLite takes no more values than that in a statement of many rows. */
const ROWS_AT_ONCE = 100;

/** Keeps what is used of a cluster's nodes, in place of what was before. */
export async function recordNodeUsage(
  tx: Knex.Transaction,
  no: number,
  usage: readonly NodeUsage[],
): Promise<void> {
  await tx('node_usage').where({ cluster_no: no }).delete();
  const rows = new Map(
    usage.flatMap(toRow).map(row => [row.name, { ...row, cluster_no: no }]),
  );
  await tx.batchInsert('node_usage', [...rows.values()], ROWS_AT_ONCE);
}

function toRow({ name, measuredAt, ...used }: NodeUsage) {
  const cpu = quantityIn(MILLI, used.cpu) ?? Infinity;
  const memory = quantityIn(KI, used.memory) ?? Infinity;
  const at = Date.parse(measuredAt);
  const isWhole =
    name &&
    cpu <= MAX_COUNT &&
    Number.isSafeInteger(memory) &&
    !Number.isNaN(at);
  return isWhole
    ? [
        {
          name: columnText(name),
          cpu,
          memory,
          measured_at: new Date(at).toISOString(),
        },
      ]
    : [];
}
