import type {
  RolloutStrategy,
  RolloutStrategyWindow,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';

/** What a rollout does where its request does not say. */
const DEFAULTS = {
  soak: 'PT0S',
  progressDeadline: 'PT10M',
  concurrency: 5,
  maxFailures: 0,
  then: 'pause',
  unreachable: 'wait',
  conflicts: 'refuse',
  timeZone: 'UTC',
} as const;

const NAMES = [
  'soak',
  'maxRestarts',
  'progressDeadline',
  'failures',
  'unreachable',
  'conflicts',
  'concurrency',
  'window',
] as const;

/** What lets a rollout go on and what stops it, each under its name. */
export function gatesOf(
  t: FleetTranslate,
  strategy: RolloutStrategy = {},
): [string, string][] {
  const { soak = DEFAULTS.soak, gates = {}, failures = {} } = strategy;
  const { unreachable = DEFAULTS.unreachable } = strategy;
  const { conflicts = DEFAULTS.conflicts } = strategy;
  const { concurrency = DEFAULTS.concurrency, window } = strategy;
  const { progressDeadline = DEFAULTS.progressDeadline, maxRestarts } = gates;
  const { max = DEFAULTS.maxFailures, then = DEFAULTS.then } = failures;
  const texts = {
    soak: soak === DEFAULTS.soak ? t('rolloutGates.noSoak') : soak,
    maxRestarts:
      maxRestarts === undefined
        ? t('rolloutGates.anyRestarts')
        : String(maxRestarts),
    progressDeadline,
    failures: t('rolloutGates.failuresThen', {
      max: String(max),
      then: t(`rolloutGates.${then}`),
    }),
    unreachable: t(`rolloutGates.${unreachable}`),
    conflicts: t(`rolloutGates.${conflicts}`),
    concurrency: String(concurrency),
    window: window ? windowText(t, window) : t('rolloutGates.anyTime'),
  };
  return NAMES.map(name => [t(`rolloutGates.${name}`), texts[name]]);
}

function windowText(
  t: FleetTranslate,
  { days = [], from, to, timeZone = DEFAULTS.timeZone }: RolloutStrategyWindow,
): string {
  const text = t('rolloutGates.windowIs', {
    days: days.join(', '),
    from,
    to,
    timeZone,
  });
  return text.trim();
}
