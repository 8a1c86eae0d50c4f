import type { StrategySpec } from '../model/RolloutSpec';
import type { TargetState } from '../model/states';
import { type Circumstances, decide } from './decide';
import { TestRollout } from './TestRollout';

const MINUTE = 60_000;

function steps(rollout: TestRollout): string {
  return rollout.targets.map(({ step }) => step).join(' ');
}

describe('decide', () => {
  it('brings wave after wave to its end', () => {
    const rollout = TestRollout.of([1, 2]);
    rollout.decide();
    expect(steps(rollout)).toBe('waiting waiting waiting');
    rollout.decide();
    expect(steps(rollout)).toBe('delivering waiting waiting');
    rollout.deliver(0).heal(0).decide();
    expect(rollout.waves.map(({ state }) => state)).toEqual([
      'succeeded',
      'pending',
    ]);
    rollout.decide(2);
    expect(steps(rollout)).toBe('done delivering delivering');
    rollout.deliver(1, 2).heal(1, 2).decide(2);
    expect(rollout.progress).toMatchObject({ state: 'succeeded' });
    expect(rollout.progress.reason).toBeUndefined();
  });

  it('has no more targets at work at once than it may', () => {
    const rollout = TestRollout.of([5], { concurrency: 2 }).decide(3);
    expect(rollout.count('delivering')).toBe(2);
    rollout.deliver(0).decide();
    expect(rollout.count('waiting')).toBe(3);
    rollout.heal(0).decide();
    expect(rollout.count('waiting')).toBe(2);
  });

  it('lets providers go before consumers', () => {
    const rollout = TestRollout.of([3]);
    rollout.change(0, { level: 1 }).decide(2);
    expect(steps(rollout)).toBe('waiting delivering delivering');
    rollout.deliver(1, 2).heal(1).decide();
    expect(rollout.targets[0].step).toBe('waiting');
    rollout.heal(2).decide();
    expect(rollout.targets[0].step).toBe('delivering');
  });

  it('waits for an approval, and for what else bars a wave', () => {
    const rollout = TestRollout.of([1]);
    rollout.changeWave(0, { needsApproval: true }).decide(3);
    expect(rollout.progress.state).toBe('waiting');
    expect(rollout.waves[0].state).toBe('awaitingApproval');
    rollout.changeWave(0, { isApproved: true });
    rollout.isBarred = 'The requester is gone';
    rollout.decide();
    expect(rollout.progress).toMatchObject({
      state: 'waiting',
      reason: 'The requester is gone',
    });
    rollout.isBarred = undefined;
    rollout.decide(2);
    expect(steps(rollout)).toBe('delivering');
  });

  it('begins nothing while its window is shut, and goes on with what it began', () => {
    const window = {
      timeZone: 'UTC',
      days: [1, 2, 3, 4, 5, 6, 7],
      from: 60,
      to: 120,
    };
    const rollout = TestRollout.of([2], { window, concurrency: 1 });
    rollout.decide(2);
    expect(rollout.waves[0]).toMatchObject({
      state: 'awaitingWindow',
      message: 'Its window opens at 1970-01-01T01:00:00.000Z',
    });
    rollout.now = 119 * MINUTE;
    rollout.decide(2).deliver(0);
    rollout.now = 121 * MINUTE;
    expect(rollout.decide().acts).toEqual([0]);
    rollout.heal(0).decide();
    expect(steps(rollout)).toBe('done waiting');
    expect(rollout.waves[0].state).toBe('awaitingWindow');
  });

  it('keeps a wave under watch until it has soaked', () => {
    const rollout = TestRollout.of([1]);
    rollout.changeWave(0, { soakMs: 5 * MINUTE }).decide(2);
    rollout.deliver(0).heal(0).decide();
    expect(rollout.waves[0]).toMatchObject({
      state: 'soaking',
      soakEndsAt: 5 * MINUTE,
    });
    rollout.now = 4 * MINUTE;
    expect(rollout.decide().acts).toEqual([0]);
    rollout.now = 5 * MINUTE;
    expect(rollout.decide(2).progress.state).toBe('succeeded');
  });

  it.each<[string, Partial<TargetState>, string]>([
    [
      'ill again',
      { phase: 'Degraded', message: '0 of 3 ready' },
      'Not healthy any more: 0 of 3 ready',
    ],
    [
      'restarting',
      { restarts: 3 },
      '3 restarts since its delivery, and 2 may be',
    ],
  ])('fails what is %s while it soaks', (_, change, message) => {
    const rollout = TestRollout.of([1], { maxRestarts: 2 });
    rollout.changeWave(0, { soakMs: 5 * MINUTE }).decide(2);
    rollout.deliver(0).heal(0).decide().change(0, change).decide(3);
    expect(rollout.targets[0]).toMatchObject({ step: 'failed', message });
    expect(rollout.progress).toMatchObject({
      state: 'paused',
      reason: '1 of 1 targets failed, and 0 may',
    });
  });

  it('fails what is not healthy in time, unless its cluster is not seen', () => {
    const rollout = TestRollout.of([2]).decide(2).deliver(0, 1);
    rollout.change(1, { phase: 'Stale' });
    rollout.now = 11 * MINUTE;
    rollout.decide();
    expect(steps(rollout)).toBe('failed progressing');
  });

  it('stops in the canary wave, with nothing else touched', () => {
    const rollout = TestRollout.of([1, 2]).decide(2).deliver(0).fail(0);
    rollout.decide(4);
    expect(steps(rollout)).toBe('failed waiting waiting');
    expect(rollout.waves[0].state).toBe('failed');
    expect(rollout.progress.state).toBe('paused');
  });

  it('goes on after so many failures as may be', () => {
    const rollout = TestRollout.of([2], { maxFailures: 1 });
    rollout.decide(2).deliver(0, 1).fail(0).heal(1).decide(2);
    expect(rollout.progress).toMatchObject({
      state: 'succeeded',
      reason: 'Of 2 targets, 1 failed',
    });
  });

  it('goes on when a person has seen the failures', () => {
    const rollout = TestRollout.of([1, 1]).decide(2).deliver(0).fail(0);
    rollout.decide(2);
    rollout.set({ intent: 'run', acceptedFailures: 1 }).decide(4);
    expect(steps(rollout)).toBe('failed delivering');
  });

  it('rolls back what it touched, where failures shall', () => {
    const rollout = TestRollout.of([2, 1], { onFailure: 'rollback' });
    rollout.decide(2).deliver(0, 1).heal(0).fail(1).decide(2);
    expect(steps(rollout)).toBe('rollingBack rollingBack skipped');
    expect(rollout.acts).toEqual([0, 1]);
    expect(rollout.progress.state).toBe('rollingBack');
    rollout.change(0, { step: 'rolledBack' }).decide();
    expect(rollout.acts).toEqual([1]);
    rollout.change(1, { step: 'rolledBack' }).decide();
    expect(rollout.progress).toMatchObject({
      state: 'rolledBack',
      reason: '1 of 3 targets failed, and 0 may',
    });
  });

  it('does not roll back what was never begun', () => {
    const rollout = TestRollout.of([2], { onFailure: 'rollback' });
    rollout.decide(2).deliver(0).fail(1).decide(2);
    expect(steps(rollout)).toBe('rollingBack skipped');
  });

  it('aborts by a person, once nothing is half done', () => {
    const rollout = TestRollout.of([3], { concurrency: 2 }).decide(2);
    rollout.deliver(0).set({ intent: 'abort' });
    expect(rollout.decide().acts).toEqual([1]);
    expect(rollout.progress.state).toBe('aborting');
    rollout.deliver(1).decide();
    expect(steps(rollout)).toBe('failed failed skipped');
    expect(rollout.progress.state).toBe('aborted');
    expect(rollout.waves[0].state).toBe('stopped');
  });

  it('has failed, where failures abort it', () => {
    const rollout = TestRollout.of([1], { onFailure: 'abort' });
    rollout.decide(2).deliver(0).fail(0).decide(2);
    expect(rollout.progress.state).toBe('failed');
  });

  it('pauses once nothing is under way', () => {
    const rollout = TestRollout.of([2], { concurrency: 1 }).decide(2);
    rollout.set({ intent: 'pause' });
    expect(rollout.decide().acts).toEqual([0]);
    expect(rollout.progress.state).toBe('running');
    rollout.deliver(0).heal(0).decide();
    expect(rollout.progress.state).toBe('paused');
    expect(steps(rollout)).toBe('done waiting');
  });

  it('waits for a cluster that does not answer', () => {
    const rollout = TestRollout.of([2]).change(1, { isReachable: false });
    rollout.decide(2).deliver(0);
    expect(rollout.decide().waves[0].state).toBe('running');
    rollout.heal(0).decide();
    expect(rollout.waves[0]).toMatchObject({ state: 'awaitingCluster' });
    rollout.change(1, { isReachable: true }).decide();
    expect(steps(rollout)).toBe('done delivering');
  });

  it('skips it, where its strategy says so', () => {
    const rollout = TestRollout.of([2], { unreachable: 'skip' });
    rollout.change(1, { isReachable: false }).decide(2);
    expect(steps(rollout)).toBe('delivering skipped');
    rollout.deliver(0).heal(0).decide(2);
    expect(rollout.progress).toMatchObject({
      state: 'succeeded',
      reason: 'Of 2 targets, 1 skipped',
    });
  });

  it('asks nothing before it is to be tried again', () => {
    const rollout = TestRollout.of([1]).decide(2).deliver(0);
    rollout.change(0, { retryAt: 1_000 });
    expect(rollout.decide().acts).toEqual([]);
    rollout.now = 1_000;
    expect(rollout.decide().acts).toEqual([0]);
  });

  it('leaves alone what has ended', () => {
    const rollout = TestRollout.of([1]).set({ state: 'aborted' });
    const { strategy } = rollout;
    const circumstances: Circumstances = {
      now: 0,
      strategy: strategy as StrategySpec,
    };
    expect(decide(rollout.progress, circumstances)).toEqual({
      waves: [],
      targets: [],
      acts: [],
    });
  });
});
