import { isOther, isSame, joined } from './joinUpgrades';
import type { TimedUpgrade } from './upgradesOf';
import type { Upgrade } from './types';

/** An upgrade that is kept. */
export interface KeptUpgrade extends Upgrade {
  /** Its key in the table. */
  id: number;
}

/** What is to be done so that what is kept is what is known. */
export interface Reconciled {
  added: Upgrade[];
  /** With what they are now, at the same time as before. */
  changed: KeptUpgrade[];
  /** Keys of those that another of `added` has taken the place of. */
  replaced: number[];
}

/** Upgrades of one workload, from all who tell of them. */
export interface ToldUpgrades {
  kept: readonly KeptUpgrade[];
  /** By what the cluster keeps of revisions. */
  byRevisions: readonly TimedUpgrade[];
  /** By what was seen to change in the workload itself. */
  byChanges: readonly Upgrade[];
}

/**
 * One upgrade is told more than once: after each restart, by each list, and by
 * revisions as well as by the workload itself. Revisions know best: they tell
 * each step, when it was, and in which order.
 */
export function reconcile({
  kept,
  byRevisions,
  byChanges,
}: ToldUpgrades): Reconciled {
  const done: Reconciled = { added: [], changed: [], replaced: [] };
  const [since = Infinity] = byRevisions.map(({ at }) => at);
  for (const { isNext, ...upgrade } of byRevisions) {
    const same = kept.find(
      one => one.revision === upgrade.revision && one.at >= since,
    );
    if (!same) {
      const seen = kept.find(one => isUnnumbered(one, upgrade));
      done.added.push(seen ? joined(upgrade, seen) : upgrade);
      done.replaced.push(...(seen ? [seen.id] : []));
    } else if (isNext) {
      const { kind, what } = joined(upgrade, same);
      const now = { ...same, kind, what };
      done.changed.push(...(isOther(same, now) ? [now] : []));
    }
  }
  byChanges.forEach(upgrade => addChange(done, kept, upgrade));
  return done;
}

/** Adds what a workload's own labels tell to the upgrade that is there, if any. */
function addChange(
  done: Reconciled,
  kept: readonly KeptUpgrade[],
  upgrade: Upgrade,
) {
  // Each change of a workload is seen once: only revisions tell it again.
  const isAgain = (one: Upgrade) =>
    one.revision !== undefined && isSame(one, upgrade);
  const added = done.added.findIndex(isAgain);
  const changed = done.changed.findIndex(isAgain);
  const known = kept.find(isAgain);
  if (added >= 0) {
    done.added[added] = joined(done.added[added], upgrade);
  } else if (changed >= 0) {
    done.changed[changed] = joined(done.changed[changed], upgrade);
  } else if (!known) {
    done.added.push(upgrade);
  } else if (isOther(known, joined(known, upgrade))) {
    done.changed.push(joined(known, upgrade));
  }
}

/** Whether it is kept already, by what was seen in the workload alone. */
function isUnnumbered(kept: Upgrade, upgrade: Upgrade): boolean {
  return kept.revision === undefined && isSame(upgrade, kept);
}
