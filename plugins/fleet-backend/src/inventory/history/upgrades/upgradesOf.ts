import { kindOf, whatOf } from './stepKinds';
import { type Step, timelineOf } from './timelineOf';
import type { Evidence, Revision, Upgrade } from './types';

/** What is known of a workload whose revisions are looked at; times in seconds. */
export interface RevisionsOf {
  revisions: readonly Revision[];
  source: 'replicaSet' | 'controllerRevision';
  /** When a Deployment was done with which revision. */
  rolledOut?: { revision: number; at: number };
  /** When its revisions were seen to change; undefined where they were not. */
  seenAt?: number;
  /** Since when the cluster is watched; undefined before the first sync. */
  watchedSince?: number;
}

export interface RevisionHistory {
  /** Oldest first. */
  upgrades: TimedUpgrade[];
  /** Where that begins; undefined where there is nothing. */
  first?: FirstRevision;
}

/** The oldest revision that a cluster keeps: before it there was more, unless it is 1. */
export interface FirstRevision {
  number: number;
  /** Seconds since 1970. */
  at: number;
}

export interface TimedUpgrade extends Upgrade {
  revision: number;
  /** Whether the step before it is still known, so that nothing is left out. */
  isNext: boolean;
}

/** The upgrades of a workload that the revisions tell which its cluster keeps. */
export function upgradesOf(known: RevisionsOf): RevisionHistory {
  const steps = dated(timelineOf(known.revisions), known);
  const [first] = steps;
  return {
    upgrades: steps
      .slice(1)
      .map((step, index) => upgradeOf(steps.slice(0, index + 1), step, known)),
    first: first && { number: first.number, at: first.at },
  };
}

type DatedStep = Step & Pick<Upgrade, 'at' | 'precision'>;

/** A return is dated by what there is, and is never before the step before it. */
function dated(steps: readonly Step[], known: RevisionsOf): DatedStep[] {
  const done: DatedStep[] = [];
  for (const step of steps) {
    const notBefore = done.at(-1)?.at ?? 0;
    const isLast = step === steps.at(-1);
    done.push({
      ...step,
      ...(step.at === undefined
        ? returnedAt(step, notBefore, isLast, known)
        : { at: step.at, precision: 'second' }),
    });
  }
  return done;
}

function returnedAt(
  { number }: Step,
  notBefore: number,
  isLast: boolean,
  { rolledOut, seenAt }: RevisionsOf,
): Pick<DatedStep, 'at' | 'precision'> {
  const times: Array<Pick<DatedStep, 'at' | 'precision'>> = [];
  if (isLast && seenAt !== undefined) {
    times.push({ at: seenAt, precision: 'seen' });
  }
  if (isLast && rolledOut?.revision === number) {
    times.push({ at: rolledOut.at, precision: 'rollout' });
  }
  const [earliest] = times
    .filter(({ at }) => at >= notBefore)
    .sort((a, b) => a.at - b.at);
  return earliest ?? { at: notBefore, precision: 'after' };
}

function upgradeOf(
  before: readonly DatedStep[],
  step: DatedStep,
  { source, watchedSince = Infinity }: RevisionsOf,
): TimedUpgrade {
  const { at, precision, number } = step;
  const previous = before.at(-1)!;
  const isObserved = precision === 'seen' || at > watchedSince;
  const evidence: Evidence = isObserved ? 'observed' : 'recovered';
  return {
    at,
    precision,
    revision: Math.floor(number),
    isNext: number - previous.number <= 1,
    kind: kindOf(before, step),
    what: whatOf(before, step),
    source,
    evidence,
  };
}
