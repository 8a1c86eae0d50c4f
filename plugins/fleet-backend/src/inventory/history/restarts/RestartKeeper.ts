import type { Knex } from 'knex';
import { keepWaves } from '../changes/keepWaves';
import type { DatabaseInventoryWriter } from '../../store/DatabaseInventoryWriter';
import { dialectOf } from '../../store/dialect';
import { Statements } from '../../store/operations/Statements';
import { addPasts } from './addPasts';
import { insertRestarts } from './insertRestarts';
import { type DueRestart, isAnyDue, lockDue, readDue } from './readDue';

const PORTION = 500;

export interface RestartKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  /** In ms. */
  now: () => number;
}

/**
 * Keeps restarts for good, each with its workload. They are noted with the pod
 * alone, since the objects above a pod may come after it.
 */
export class RestartKeeper {
  static create(options: RestartKeeperOptions): RestartKeeper {
    return new RestartKeeper(options);
  }

  private constructor(private readonly options: RestartKeeperOptions) {}

  /** Keeps all that are due, in portions between which others write. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, writer, now } = this.options;
    if (!(await isAnyDue(knex))) {
      return;
    }
    let kept = PORTION;
    while (kept === PORTION && !signal.aborted) {
      const seconds = Math.floor(now() / 1000);
      kept = await writer.exclusively(tx => keepPortion(tx, seconds));
    }
  }
}

function statementsOf(tx: Knex.Transaction, now: number): Statements {
  const time = new Date(now * 1_000).toISOString();
  return new Statements({ tx, dialect: dialectOf(tx), now: time });
}

const toRestarted = (due: DueRestart) => ({
  clusterNo: due.cluster_no,
  workloadId: due.workload_id,
  at: due.at,
});

/** @returns how many were due */
async function keepPortion(tx: Knex.Transaction, now: number): Promise<number> {
  const ids = await lockDue(tx, { limit: PORTION, now });
  await addPasts(tx, ids);
  const due = await readDue(tx, ids);
  await insertRestarts(tx, due);
  await keepWaves(statementsOf(tx, now), due.map(toRestarted));
  await tx('restarts_due').whereIn('id', ids).delete();
  return ids.length;
}
