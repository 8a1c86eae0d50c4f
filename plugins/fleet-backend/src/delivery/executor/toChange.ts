import type { Decision } from './Decision';
import { isEnd } from '../model/states';
import type {
  KeptRollout,
  NewEvent,
  RolloutChange,
  TargetRow,
  WaveRow,
} from '../store';

/**
 * What is to be written of a decision: only what is not so already, with an
 * event for each change of state.
 */
export function toChange(
  kept: KeptRollout,
  decision: Decision,
  now: number,
): Required<RolloutChange> | undefined {
  const rollout = rolloutChange(kept, decision, now);
  const waves = decision.waves.flatMap(change => waveChange(kept, change, now));
  const targets = decision.targets.map(({ no, step, phase, message }) => {
    const ended = ['failed', 'skipped'].includes(step);
    return {
      no,
      step,
      phase,
      message: message ?? null,
      ...(ended ? { ended_at: now } : {}),
    };
  });
  const isChanged =
    Object.keys(rollout).length + waves.length + targets.length > 0;
  return isChanged
    ? {
        rollout,
        waves,
        targets,
        events: eventsOf(kept, { rollout, waves, targets }),
      }
    : undefined;
}

function rolloutChange(
  { rollout }: KeptRollout,
  { rollout: change }: Decision,
  now: number,
): NonNullable<RolloutChange['rollout']> {
  if (!change) {
    return {};
  }
  const { state, reason = null, intent = rollout.intent } = change;
  const isSame =
    state === rollout.state &&
    reason === rollout.reason &&
    intent === rollout.intent;
  return isSame
    ? {}
    : { state, reason, intent, ...(isEnd(state) ? { ended_at: now } : {}) };
}

function waveChange(
  { waves }: KeptRollout,
  change: Decision['waves'][number],
  now: number,
): (Pick<WaveRow, 'no'> & Partial<WaveRow>)[] {
  const { no, state } = change;
  const message = change.message ?? null;
  const soakEndsAt = change.soakEndsAt ?? null;
  const wave = waves[no];
  const isSame =
    wave.state === state &&
    wave.message === message &&
    Number(wave.soak_ends_at) === Number(soakEndsAt);
  if (isSame) {
    return [];
  }
  const begins = state === 'running' && wave.started_at === null;
  const ends = ['succeeded', 'failed', 'stopped'].includes(state);
  return [
    {
      no,
      state,
      message,
      soak_ends_at: soakEndsAt,
      ...(begins ? { started_at: now } : {}),
      ended_at: ends ? now : null,
    },
  ];
}

function eventsOf(
  kept: KeptRollout,
  change: Required<Pick<RolloutChange, 'rollout' | 'waves' | 'targets'>>,
): NewEvent[] {
  const { state, reason } = change.rollout;
  return [
    ...change.targets.flatMap(target => targetEvent(kept, target)),
    ...change.waves.flatMap(wave => waveEvent(kept, wave)),
    ...(state && state !== kept.rollout.state
      ? [{ type: state, message: reason ?? `The rollout is ${state}` }]
      : []),
  ];
}

function targetEvent(
  { targets }: KeptRollout,
  { no, step, message }: Pick<TargetRow, 'no'> & Partial<TargetRow>,
): NewEvent[] {
  const { wave, cluster_name: cluster } = targets[no];
  const type = `target${capital(step!)}`;
  return [
    { type, wave, target: no, message: message ?? `${cluster}: ${step}` },
  ];
}

function waveEvent(
  { waves }: KeptRollout,
  { no, state, message }: Pick<WaveRow, 'no'> & Partial<WaveRow>,
): NewEvent[] {
  return waves[no].state === state
    ? []
    : [
        {
          type: `wave${capital(state!)}`,
          wave: no,
          message: message ?? `Wave ${waves[no].name}: ${state}`,
        },
      ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
