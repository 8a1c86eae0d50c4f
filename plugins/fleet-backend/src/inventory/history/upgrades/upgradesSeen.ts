import { changesBetween, hasSameImages } from './changesBetween';
import type { WorkloadFacts } from '../../projections/workloadFacts';
import type { Template, Upgrade, UpgradeKind, What } from './types';

/** How a workload was seen to change. */
export interface SeenChange {
  /** Seconds since 1970. */
  at: number;
  before: Template;
  after: Template;
  factsBefore: WorkloadFacts;
  facts: WorkloadFacts;
}

/**
 * The upgrades that a workload itself tells while it is watched: who returns to
 * images that it had before, as far as is known, rolls back.
 *
 * @param changes - Oldest first
 * @param kept - What is known of the time before
 */
export function upgradesSeen(
  changes: readonly SeenChange[],
  kept: readonly Upgrade[],
): Upgrade[] {
  return changes.flatMap((change, index): Upgrade[] => {
    const what = whatOf(change);
    if (!what) {
      return [];
    }
    const earlier = [
      ...templatesBefore(changes[0].before, kept),
      ...changes.slice(0, index).map(one => one.before),
    ];
    return [
      {
        at: change.at,
        what,
        kind: kindOf(change, what, earlier),
        source: what.rollout === undefined ? 'workload' : 'flotilla',
        evidence: 'observed',
        precision: 'seen',
      },
    ];
  });
}

/** Undefined where nothing changed that is an upgrade. */
function whatOf(change: SeenChange): What | undefined {
  const changes = changesBetween(change.before, change.after);
  const { rollout } = change.facts;
  if (rollout !== undefined && rollout !== change.factsBefore.rollout) {
    return { changes, rollout };
  }
  return changes.length > 0 || isReconfigured(change) ? { changes } : undefined;
}

/** To suspend a CronJob, or to let it go on, changes nothing of what it runs. */
function isReconfigured({ factsBefore, facts }: SeenChange): boolean {
  const { generation = 0 } = facts;
  const times = generation - (factsBefore.generation ?? generation);
  return times > (factsBefore.suspended === facts.suspended ? 0 : 1);
}

function kindOf(
  { before, after }: SeenChange,
  { changes }: What,
  earlier: readonly Template[],
): UpgradeKind {
  if (changes.length === 0) {
    return 'reconfigure';
  }
  const isReturn =
    !hasSameImages(before, after) &&
    earlier.some(one => hasSameImages(one, after));
  return isReturn ? 'rollback' : 'upgrade';
}

/** The templates that a workload had before one, by undoing upgrades. */
function templatesBefore(
  template: Template,
  kept: readonly Upgrade[],
): Template[] {
  const latestFirst = [...kept].sort((a, b) => b.at - a.at);
  let current = template;
  return latestFirst.map(({ what }) => {
    const images = new Map(current.images);
    for (const { container, from } of what.changes) {
      if (container !== undefined && from !== undefined) {
        images.set(container, from);
      } else if (container !== undefined) {
        images.delete(container);
      }
    }
    current = { ...current, images };
    return current;
  });
}
