import { changesBetween, hasSameImages } from './changesBetween';
import type { Step } from './timelineOf';
import type { UpgradeKind, What } from './types';

/** Who returns to a template, or to all images of one, rolls back. */
export function kindOf(before: readonly Step[], step: Step): UpgradeKind {
  const previous = before.at(-1)!.revision;
  const { revision } = step;
  const changes = changesBetween(previous, revision);
  const isReturn = before.some(
    one =>
      one.revision === revision ||
      (!hasSameImages(previous, revision) &&
        hasSameImages(one.revision, revision)),
  );
  if (isReturn) {
    return 'rollback';
  }
  return changes.length > 0 ? 'upgrade' : 'reconfigure';
}

/** What a step changed, and why. */
export function whatOf(before: readonly Step[], step: Step): What {
  const previous = before.at(-1)!.revision;
  const { restartedAt, cause } = step.revision;
  const changes = changesBetween(previous, step.revision);
  if (before.some(({ revision }) => revision === step.revision)) {
    // Its annotations are those of the first time.
    return { changes };
  }
  const isRestart = restartedAt && restartedAt !== previous.restartedAt;
  return {
    changes,
    ...(isRestart && changes.length === 0 ? { restart: true } : {}),
    // Who does not write a new cause leaves the old one where it was.
    ...(cause && cause !== previous.cause ? { note: cause } : {}),
  };
}
