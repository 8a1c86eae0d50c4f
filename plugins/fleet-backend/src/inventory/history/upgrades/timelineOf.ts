import type { Revision } from './types';

/** One time that a template was rolled out. */
export interface Step {
  revision: Revision;
  /** The number that it had then; a fraction where it is not known any more. */
  number: number;
  /** Seconds since 1970; undefined where an older template was returned to. */
  at?: number;
}

/**
 * All times that the templates which a cluster still keeps were rolled out, in
 * their order. A template that is returned to gets a new number, and keeps the
 * time at which it first was: Deployments note its earlier numbers, StatefulSets
 * and DaemonSets do not, and then only its age tells.
 */
export function timelineOf(revisions: readonly Revision[]): Step[] {
  return revisions
    .flatMap(revision => stepsOf(revision, revisions))
    .sort((a, b) => a.number - b.number);
}

function stepsOf(revision: Revision, all: readonly Revision[]): Step[] {
  const { number, earlier, createdAt } = revision;
  const known = [...new Set([...earlier, number])].sort((a, b) => a - b);
  const first = earlier.length > 0 ? undefined : forgottenNumber(revision, all);
  const numbers = first === undefined ? known : [first, ...known];
  return numbers.map((each, index) => ({
    revision,
    number: each,
    ...(index === 0 ? { at: createdAt } : {}),
  }));
}

/** Between the numbers of those that came before and after it. */
function forgottenNumber(
  { number, createdAt }: Revision,
  all: readonly Revision[],
): number | undefined {
  const younger = all.filter(
    other => other.number < number && other.createdAt > createdAt,
  );
  return younger.length > 0
    ? Math.min(...younger.map(other => other.number)) - 0.5
    : undefined;
}
