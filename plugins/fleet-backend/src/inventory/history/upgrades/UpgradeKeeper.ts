import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseInventoryWriter } from '../../store/DatabaseInventoryWriter';
import { dialectOf } from '../../store/dialect';
import { addPast, findPast, keepTruncatedAt } from './historyWorkloads';
import { readKept, writeReconciled } from './keptUpgrades';
import { type DueWorkload, isAnyDue, takeDue } from './readDue';
import { type KeptUpgrade, reconcile } from './reconcile';
import { type FirstRevision, upgradesOf } from './upgradesOf';
import { upgradesSeen } from './upgradesSeen';

const PORTION = 50;

export interface UpgradeKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  /** How long upgrades are kept, in ms. */
  retentionMs: number;
  now: () => number;
}

/**
 * Tells upgrades by what clusters keep of revisions, and by what was seen to
 * change, of those workloads of which anything of that has changed.
 */
export class UpgradeKeeper {
  static create(options: UpgradeKeeperOptions): UpgradeKeeper {
    return new UpgradeKeeper(options);
  }

  private constructor(private readonly options: UpgradeKeeperOptions) {}

  /** Looks at all that are due, in portions between which others write. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, writer, now, retentionMs } = this.options;
    if (!(await isAnyDue(knex))) {
      return;
    }
    let taken = PORTION;
    while (taken === PORTION && !signal.aborted) {
      const since = Math.floor((now() - retentionMs) / 1000);
      taken = await writer.exclusively(tx => keepPortion(tx, since));
    }
  }
}

async function keepPortion(
  tx: Knex.Transaction,
  since: number,
): Promise<number> {
  // While it refers to workloads, no replica cleans up.
  for (const sql of dialectOf(tx).begin('write')) {
    await tx.raw(sql);
  }
  const { count, workloads } = await takeDue(tx, PORTION);
  for (const workload of workloads) {
    await keepUpgrades(tx, workload, since);
    // SQLite runs in this thread, which answers others in between.
    await setImmediate();
  }
  return count;
}

async function keepUpgrades(
  tx: Knex.Transaction,
  workload: DueWorkload,
  since: number,
) {
  const { upgrades, first } = upgradesOf(workload);
  const known = await findPast(tx, workload);
  const kept = known ? await readKept(tx, known.id) : [];
  const reconciled = reconcile({
    kept,
    byRevisions: upgrades.filter(({ at }) => at >= since),
    byChanges: upgradesSeen(workload.changes, kept),
  });
  const isTruncated =
    first !== undefined &&
    known?.truncatedAt === undefined &&
    beginsLate(first, kept, workload);
  if (!known && !isTruncated && reconciled.added.length === 0) {
    return;
  }
  const past = known ?? (await addPast(tx, workload));
  await writeReconciled(tx, past.id, reconciled);
  if (isTruncated) {
    await keepTruncatedAt(tx, past, first.at);
  }
}

/** Whether there was more before the first revision that the cluster keeps. */
function beginsLate(
  { number, at }: FirstRevision,
  kept: readonly KeptUpgrade[],
  { watchedSince = Infinity }: DueWorkload,
): boolean {
  const isKept = kept.some(({ revision = Infinity }) => revision <= number);
  return number > 1 && at < watchedSince && !isKept;
}
