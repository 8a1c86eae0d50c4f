import { ID, rollout } from './__testUtils__';
import { waitForRollout } from './waitForRollout';

describe('waitForRollout', () => {
  /** Time passes only while it sleeps. */
  function options(get: () => Promise<ReturnType<typeof rollout>>) {
    let now = 0;
    const slept: number[] = [];
    const sleep = async (ms: number) => {
      slept.push(ms);
      now += ms;
    };
    const tell = () => {};
    return {
      id: ID,
      timeoutMs: 60_000,
      get,
      tell,
      sleep,
      now: () => now,
      slept,
    };
  }

  it('gives up in time, and says where the rollout stands', async () => {
    const waits = options(async () =>
      rollout('waiting', {
        waves: [
          {
            name: 'rest',
            state: 'awaitingApproval',
            targets: 2,
            healthy: 0,
            failed: 0,
            approval: { required: true },
          },
        ],
      }),
    );
    await expect(waitForRollout(waits)).rejects.toThrow(
      `Rollout ${ID} has not ended within 1 min. waiting: 1 of 3 targets healthy, 0 failed; wave rest is awaitingApproval`,
    );
    expect(waits.slept).toEqual(Array(12).fill(5_000));
  });

  it('hides no mistake of its own', async () => {
    const get = async () => {
      throw new TypeError('x is not a function');
    };
    await expect(waitForRollout(options(get))).rejects.toThrow(
      'x is not a function',
    );
  });
});
