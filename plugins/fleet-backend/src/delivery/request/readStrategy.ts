import { InputError } from '@backstage/errors';
import type {
  RolloutStrategy,
  RolloutStrategyWindow,
} from '@flotilla/backstage-plugin-fleet-common';
import { IANAZone } from 'luxon';
import { durationMs } from '../../questions/times';
import type { StrategySpec, WaveSpec, WindowSpec } from '../model/RolloutSpec';
import { readChoice } from './readChoice';

const DEFAULT_CONCURRENCY = 5;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** @throws InputError that names the field and says what would be right */
export function readStrategy(strategy: RolloutStrategy): StrategySpec {
  const { gates = {}, failures = {}, window } = strategy;
  const soakMs = readDuration('strategy.soak', strategy.soak ?? 'PT0S');
  return {
    waves: readWaves(strategy, soakMs),
    soakMs,
    order: strategy.order ?? 'none',
    concurrency: strategy.concurrency ?? DEFAULT_CONCURRENCY,
    maxRestarts: gates.maxRestarts,
    progressDeadlineMs: readDuration(
      'strategy.gates.progressDeadline',
      gates.progressDeadline ?? 'PT10M',
    ),
    maxFailures: failures.max ?? 0,
    onFailure: failures.then ?? 'pause',
    unreachable: strategy.unreachable ?? 'wait',
    conflicts: strategy.conflicts ?? 'refuse',
    window: window && readWindow(window),
  };
}

function readWaves(strategy: RolloutStrategy, soakMs: number): WaveSpec[] {
  const waves = (strategy.waves ?? []).map((wave, n): WaveSpec => {
    const field = `strategy.waves[${n}]`;
    const { name, percent, count, approval = false, soak } = wave;
    if (percent !== undefined && count !== undefined) {
      throw new InputError(`${field} has both percent and count; give one`);
    }
    return {
      ...readChoice(field, wave),
      name,
      percent,
      count,
      approval,
      soakMs: soak === undefined ? soakMs : readDuration(`${field}.soak`, soak),
    };
  });
  const names = new Set(waves.map(({ name }) => name));
  if (names.size < waves.length) {
    throw new InputError('strategy.waves must have names that differ');
  }
  return waves;
}

function readDuration(field: string, text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) {
    throw new InputError(
      `${field} is not an ISO 8601 duration; examples are PT10M and P1D`,
    );
  }
  return ms;
}

function readWindow(window: RolloutStrategyWindow): WindowSpec {
  const { timeZone = 'UTC', days = DAYS } = window;
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      'strategy.window.timeZone is not one of the IANA database; an example is Europe/Zurich',
    );
  }
  if (days.length === 0) {
    throw new InputError('strategy.window.days is empty, so it never opens');
  }
  return {
    timeZone,
    days: days.map(day => DAYS.indexOf(day) + 1),
    from: minutesOf(window.from),
    to: minutesOf(window.to),
  };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
