import { FakeClock, settled } from '../FakeClock';
import { Identification } from './Identification';

describe('Identification', () => {
  const { signal } = new AbortController();
  let clock: FakeClock;
  let begun: Array<string | undefined>;
  let finish: (error?: Error) => void;
  let failed: unknown[];
  let identification: Identification;

  beforeEach(() => {
    clock = new FakeClock();
    begun = [];
    failed = [];
    identification = new Identification({
      identify: gitVersion =>
        new Promise((resolve, reject) => {
          begun.push(gitVersion);
          finish = error => (error ? reject(error) : resolve());
        }),
      clock,
      onFailed: error => failed.push(error),
    });
  });

  it('is due at first, and ten minutes after each look', async () => {
    expect(identification.isDue).toBe(true);
    identification.look('v1', signal);
    expect(identification.isDue).toBe(false);
    await clock.advance(600_000);
    expect(identification.isDue).toBe(false);
    await clock.advance(1);
    expect(identification.isDue).toBe(true);
  });

  it('looks once more after a look, however often it was asked meanwhile', async () => {
    const done = identification.look('v1', signal);
    identification.look('v2', signal);
    identification.look('v3', signal);
    expect(begun).toEqual(['v1']);
    finish();
    await settled();
    expect(begun).toEqual(['v1', 'v3']);
    finish();
    await done;
    const last = identification.look('v4', signal);
    expect(begun).toEqual(['v1', 'v3', 'v4']);
    finish();
    await last;
  });

  it('is due at once where a look failed', async () => {
    const done = identification.look('v1', signal);
    finish(new Error('broken'));
    await done;
    expect(failed).toEqual([new Error('broken')]);
    expect(identification.isDue).toBe(true);
  });

  it('says nothing of a look that was stopped', async () => {
    const stop = new AbortController();
    const done = identification.look('v1', stop.signal);
    stop.abort();
    finish(new Error('stopped'));
    await done;
    expect(failed).toEqual([]);
  });
});
