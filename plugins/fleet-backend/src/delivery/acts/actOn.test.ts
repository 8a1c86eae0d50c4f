import type { KeptRollout } from '../store';
import { testRollout } from '../store/TestRows';
import { type ActOptions, actOn, possibleActs } from './actOn';

const ANNA = 'user:default/anna';
const BEN = 'user:default/ben';

function rollout(
  change: Partial<KeptRollout['rollout']> = {},
  steps: KeptRollout['targets'][number]['step'][] = ['waiting'],
): KeptRollout {
  const kept = testRollout('r1', { clusters: steps.map((_, n) => `c${n}`) });
  return {
    rollout: { ...kept.rollout, ...change },
    waves: kept.waves.map(wave => ({ ...wave, needs_approval: true })),
    targets: kept.targets.map((target, n) => ({ ...target, step: steps[n] })),
  };
}

const by = (
  actor: string,
  act: ActOptions['act'],
  request: ActOptions['request'] = {},
): ActOptions => ({ actor, act, request, now: 7 });

it('is approved by somebody else than who asked', () => {
  const change = actOn(rollout(), by(BEN, 'approve', { comment: 'Fine' }));
  expect(change).toMatchObject({
    waves: [{ no: 0, approved_by: BEN, approved_at: 7 }],
    events: [{ type: 'approved', actor: BEN, wave: 0, message: 'Fine' }],
  });
  expect(() => actOn(rollout(), by(ANNA, 'approve'))).toThrow('somebody else');
  expect(() => actOn(rollout(), by(BEN, 'approve', { wave: 3 }))).toThrow(
    'No such wave',
  );
});

it('goes on with the failures that somebody has seen', () => {
  const paused = rollout({ intent: 'pause', state: 'paused' }, [
    'failed',
    'waiting',
  ]);
  expect(actOn(paused, by(BEN, 'resume')).rollout).toEqual({
    intent: 'run',
    accepted_failures: 1,
  });
});

it('begins again what failed, and keeps what to go back to', () => {
  const change = actOn(
    rollout({ state: 'failed', ended_at: 5 }, ['failed', 'done']),
    by(BEN, 'retry'),
  );
  expect(change.rollout).toMatchObject({ state: 'running', ended_at: null });
  expect(change.waves).toMatchObject([{ no: 0, state: 'pending' }]);
  expect(change.targets).toMatchObject([{ no: 0, step: 'waiting' }]);
  expect(change.targets![0]).not.toHaveProperty('previous');
});

it('takes over what has drifted, only where it is to reconcile', () => {
  const done = rollout({ state: 'succeeded', ended_at: 5 }, ['done']);
  expect(() => actOn(done, by(BEN, 'retry'))).toThrow('Nothing has failed');
  const { targets } = actOn(done, by(BEN, 'retry', { reconcile: true }));
  expect(targets).toMatchObject([{ no: 0, step: 'waiting', takes_over: true }]);
});

it.each<[Partial<KeptRollout['rollout']>, string[]]>([
  [{}, ['approve', 'pause', 'abort', 'rollback', 'retry']],
  [
    { state: 'waiting' },
    ['approve', 'pause', 'resume', 'abort', 'rollback', 'retry'],
  ],
  [
    { state: 'paused', intent: 'pause' },
    ['approve', 'resume', 'abort', 'rollback', 'retry'],
  ],
  [{ state: 'aborting', intent: 'abort' }, []],
  [{ state: 'succeeded' }, ['rollback', 'retry']],
  [{ state: 'rolledBack' }, []],
])('of %j it allows %j, and nothing else', (change, acts) => {
  const kept = rollout(change);
  expect(possibleActs(kept)).toEqual(acts);
  const refused = (['pause', 'resume', 'abort', 'rollback'] as const).filter(
    act => !acts.includes(act),
  );
  refused.forEach(act =>
    expect(() => actOn(kept, by(BEN, act))).toThrow('cannot be asked'),
  );
});
