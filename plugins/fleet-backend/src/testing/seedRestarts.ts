import type { Knex } from 'knex';
import { firstKey } from '../inventory/history/keys';
import { textId } from './interning';

export interface SeededRestart {
  /** ISO 8601 */
  at: string;
  container?: string;
  count?: number;
  reason?: string | null;
  exitCode?: number | null;
  evidence?: 'observed' | 'recovered';
}

/** Keeps a restart of a workload, by its number in history_workloads. */
export async function seedRestart(
  knex: Knex,
  workloadId: number,
  restart: SeededRestart,
): Promise<void> {
  const { container = 'app', count = 1, reason = 'Error' } = restart;
  const { exitCode = 1, evidence = 'observed' } = restart;
  const first = firstKey(Math.floor(Date.parse(restart.at) / 1_000));
  const [{ taken }] = await knex('restarts')
    .where('id', '>=', first)
    .where('id', '<', first + 65_536)
    .count({ taken: '*' });
  await knex('restarts').insert({
    id: first + Number(taken),
    workload_id: workloadId,
    container: await textId(knex, container),
    count,
    reason: await textId(knex, reason),
    exit_code: exitCode,
    evidence: evidence === 'observed' ? 0 : 1,
  });
}
