import { whenQuiet } from './whenQuiet';

describe('whenQuiet', () => {
  let busy: boolean;
  let time: number;
  let runs: number;
  const { signal } = new AbortController();

  beforeEach(() => {
    busy = false;
    time = 1_000;
    runs = 0;
  });

  const quietly = () =>
    whenQuiet(
      {
        what: 'Counting',
        everyMs: 1_000,
        async run() {
          runs += 1;
        },
      },
      { isBusy: () => busy, now: () => time },
    );

  it('runs where nothing waits to be written', async () => {
    const task = quietly();
    expect(task).toMatchObject({ what: 'Counting', everyMs: 1_000 });
    await task.run(signal);
    await task.run(signal);
    expect(runs).toBe(2);
  });

  it('is put off while rows wait, for half a minute at most', async () => {
    const task = quietly();
    busy = true;
    await task.run(signal);
    time += 29_999;
    await task.run(signal);
    expect(runs).toBe(0);
    time += 1;
    await task.run(signal);
    expect(runs).toBe(1);
    await task.run(signal);
    expect(runs).toBe(1);
  });
});
