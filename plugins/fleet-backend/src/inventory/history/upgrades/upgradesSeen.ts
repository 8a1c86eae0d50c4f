import { changesBetween, hasSameImages } from './changesBetween';
import type { Template, Upgrade } from './types';

/** How a workload was seen to change. */
export interface SeenChange {
  /** Seconds since 1970. */
  at: number;
  before: Template;
  after: Template;
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
  return changes.flatMap(({ at, before, after }, index): Upgrade[] => {
    const what = { changes: changesBetween(before, after) };
    if (what.changes.length === 0) {
      return [];
    }
    const earlier = [
      ...templatesBefore(changes[0].before, kept),
      ...changes.slice(0, index).map(one => one.before),
    ];
    const isReturn =
      !hasSameImages(before, after) &&
      earlier.some(one => hasSameImages(one, after));
    return [
      {
        at,
        what,
        kind: isReturn ? 'rollback' : 'upgrade',
        source: 'workload',
        evidence: 'observed',
        precision: 'seen',
      },
    ];
  });
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
