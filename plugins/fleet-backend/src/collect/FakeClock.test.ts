import { FakeClock } from './FakeClock';

describe('FakeClock', () => {
  it('wakes sleepers in the order of their times', async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const start = clock.now();
    const woken: number[] = [];
    const log = () => woken.push(clock.now() - start);
    clock.sleep(20, signal).then(log);
    clock.sleep(10, signal).then(async () => {
      log();
      await clock.sleep(5, signal);
      log();
    });
    await clock.advance(9);
    expect(woken).toEqual([]);
    await clock.advance(100);
    expect(woken).toEqual([10, 15, 20]);
    expect(clock.now() - start).toBe(109);
    expect(clock.sleeping).toBe(0);
  });

  it('rejects a sleeper whose signal aborts, or has aborted', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const asleep = clock.sleep(10, stop.signal);
    stop.abort(new Error('enough'));
    await expect(asleep).rejects.toThrow('enough');
    await expect(clock.sleep(10, stop.signal)).rejects.toThrow('enough');
    expect(clock.sleeping).toBe(0);
  });
});
