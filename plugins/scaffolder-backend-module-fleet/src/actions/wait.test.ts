import { setTimeout } from 'node:timers/promises';
import {
  FleetServer,
  type FleetAnswer,
  ID,
  rollout,
  runAction,
  testClient,
} from '../__testUtils__';
import { createWaitAction } from './wait';

function failure(status: number, message = 'away'): FleetAnswer {
  return {
    status,
    body: {
      error: { name: 'Error', message },
      response: { statusCode: status },
    },
  };
}

describe('fleet:rollout:wait', () => {
  let fleet: FleetServer;
  const wait = () => createWaitAction(testClient(fleet), async () => {});
  const run = () => runAction(wait(), { rolloutId: ID });

  beforeEach(async () => {
    fleet = await FleetServer.start();
  });

  afterEach(() => fleet.stop());

  it('waits until a rollout has succeeded, and tells what changes', async () => {
    fleet.answers = [
      { body: rollout('running') },
      { body: rollout('running') },
      { body: rollout('succeeded', { healthy: 3 }) },
    ];
    const { output, lines } = await run();
    expect(output).toEqual({ state: 'succeeded' });
    expect(lines).toEqual([
      'running: 1 of 3 targets healthy, 0 failed',
      'succeeded: 3 of 3 targets healthy, 0 failed',
    ]);
    expect(fleet.requests).toHaveLength(3);
  });

  it.each([
    'paused',
    'failed',
    'aborted',
    'rolledBack',
    'rollbackFailed',
  ] as const)('fails where it is %s, and says why', async state => {
    fleet.answers = [{ body: rollout(state, { reason: 'crash loop' }) }];
    await expect(run()).rejects.toThrow(
      `Rollout ${ID} will not go on by itself. ${state}: 1 of 3 targets healthy, 0 failed; crash loop`,
    );
  });

  it('rides out a fleet that is away for a while', async () => {
    fleet.answers = [
      'hangUp',
      failure(503),
      failure(429),
      { body: rollout('succeeded') },
    ];
    const { lines } = await run();
    expect(lines).toEqual([
      'The fleet does not answer',
      'succeeded: 1 of 3 targets healthy, 0 failed',
    ]);
  });

  it('passes on what will not change by waiting', async () => {
    fleet.answers = [failure(404, 'No such rollout')];
    await expect(run()).rejects.toThrow('No such rollout');
    fleet.answers = [failure(401)];
    await expect(run()).rejects.toThrow('the login of whoever started this');
    expect(fleet.requests).toHaveLength(2);
  });

  it('ends when its task is cancelled', async () => {
    const controller = new AbortController();
    fleet.answers = [{ body: rollout('waiting') }];
    const action = createWaitAction(testClient(fleet), (_ms, signal) => {
      controller.abort();
      return setTimeout(60_000, undefined, { signal });
    });
    const { signal } = controller;
    await expect(
      runAction(action, { rolloutId: ID }, { signal }),
    ).rejects.toThrow('aborted');
    expect(fleet.requests).toHaveLength(1);
  });

  it('asks nothing in a dry run', async () => {
    await runAction(wait(), { rolloutId: ID }, { isDryRun: true });
    expect(fleet.requests).toEqual([]);
  });
});
