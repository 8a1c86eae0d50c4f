import { FakeClock } from '../FakeClock';
import { repeat } from './repeat';

describe('repeat', () => {
  let clock: FakeClock;
  let stop: AbortController;
  let asked: number[];
  let failure: Error | undefined;
  let failures: unknown[];
  let done: Promise<void>;

  beforeEach(() => {
    clock = new FakeClock();
    stop = new AbortController();
    asked = [];
    failures = [];
    failure = undefined;
    const begin = clock.now();
    const poll = {
      what: 'news',
      everyMs: 1_000,
      async run() {
        asked.push(clock.now() - begin);
        if (failure) {
          throw failure;
        }
      },
    };
    const { signal } = stop;
    done = repeat(poll, {
      clock,
      signal,
      onFailed: error => failures.push(error),
    });
  });

  afterEach(async () => {
    stop.abort();
    await done;
  });

  it('asks soon, and then at its pace, until it is stopped', async () => {
    await clock.advance(3_000);
    expect(asked).toEqual([50, 1_050, 2_050]);
    stop.abort();
    await done;
    await clock.advance(3_000);
    expect(asked).toHaveLength(3);
    expect(clock.sleeping).toBe(0);
  });

  it('asks some sooner and some later', async () => {
    clock.randomValue = 0;
    await clock.advance(2_000);
    expect(asked).toEqual([50, 800, 1_550]);
  });

  it('goes on after failures, and tells one of many in a row', async () => {
    failure = new Error('no');
    await clock.advance(3_000);
    failure = undefined;
    await clock.advance(1_000);
    failure = new Error('again');
    await clock.advance(2_000);
    expect(asked).toHaveLength(6);
    expect(failures.map(String)).toEqual(['Error: no', 'Error: again']);
  });
});
