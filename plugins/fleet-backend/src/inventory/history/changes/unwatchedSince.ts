import type { Statements } from '../../store/operations/Statements';
import { secondsOf } from '../keys';

/** A cluster that is current says so each ten seconds. */
const SILENT_S = 60;

/**
 * Since which second a cluster was not watched until now; undefined for one that
 * was. What is seen to be another way now has changed at any time since then.
 */
export async function unwatchedSince(
  statements: Statements,
  clusterNo: number,
): Promise<number | undefined> {
  const [row] = await statements.read<{ observed_at: string | null }>(
    'select observed_at from clusters where no = ?',
    [clusterNo],
  );
  if (!row?.observed_at) {
    return undefined;
  }
  const observed = secondsOf(row.observed_at);
  return observed < secondsOf(statements.now) - SILENT_S ? observed : undefined;
}
