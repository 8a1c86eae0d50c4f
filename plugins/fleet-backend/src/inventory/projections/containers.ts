import { countOf, Fields, fieldsOf, MAX_COUNT, textOf, timeOf } from './read';

/** A container that was started again, or waits in vain. */
export interface TroubledContainer {
  name: string;
  /** Since its pod was created. */
  restarts: number;
  /** How it ended the last time, before it was started again. */
  reason?: string;
  exitCode?: number;
  /** When, in seconds since 1970. */
  endedAt?: number;
  /** Why it does not run now. */
  waiting?: string;
}

/** How it is kept: short, since many pods may have one. */
type Kept = [
  name: string,
  restarts: number,
  reason: string | null,
  exitCode: number | null,
  endedAt: number | null,
  waiting: string | null,
];

/** Where things are in what is kept of one, for SQL. */
export const KEPT = { name: 0, restarts: 1, endedAt: 4, waiting: 5 } as const;

/** States of a container that is waiting which are no trouble. */
const HARMLESS = new Set(['ContainerCreating', 'PodInitializing']);

/** @param statuses - Of a pod's containers */
export function containersOf(statuses: readonly Fields[]): TroubledContainer[] {
  return statuses
    .map(containerOf)
    .filter(({ name, restarts, waiting }) => name && (restarts > 0 || waiting));
}

function containerOf(status: Fields): TroubledContainer {
  const restarts = countOf(status, 'restartCount') ?? 0;
  const ended = fieldsOf(status, 'lastState', 'terminated');
  const waiting = textOf(fieldsOf(status, 'state', 'waiting'), 'reason');
  return {
    name: textOf(status, 'name') ?? '',
    restarts,
    waiting: waiting && !HARMLESS.has(waiting) ? waiting : undefined,
    reason: textOf(ended, 'reason'),
    exitCode: countOf(ended, 'exitCode'),
    endedAt: secondsOf(timeOf(ended, 'finishedAt')),
  };
}

function secondsOf(time: string | undefined): number | undefined {
  const seconds = Math.floor(Date.parse(time ?? '') / 1000);
  return seconds >= 0 && seconds <= MAX_COUNT ? seconds : undefined;
}

/** As JSON that begins with `[["`, by which rows that have any are told. */
export function encodeContainers(
  containers: readonly TroubledContainer[],
): string {
  const kept = containers.map((one): Kept => {
    const { name, restarts, reason, exitCode, endedAt, waiting } = one;
    return [
      name,
      restarts,
      reason ?? null,
      exitCode ?? null,
      endedAt ?? null,
      waiting ?? null,
    ];
  });
  return JSON.stringify(kept);
}

/** What encodeContainers() made. */
export function decodeContainers(json: string): TroubledContainer[] {
  const kept: Kept[] = JSON.parse(json);
  return kept.map(([name, restarts, reason, exitCode, endedAt, waiting]) => ({
    name,
    restarts,
    reason: reason ?? undefined,
    exitCode: exitCode ?? undefined,
    endedAt: endedAt ?? undefined,
    waiting: waiting ?? undefined,
  }));
}
