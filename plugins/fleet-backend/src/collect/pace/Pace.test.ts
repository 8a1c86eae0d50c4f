import { FakeClock, settled } from '../FakeClock';
import { Pace } from './Pace';

describe('Pace', () => {
  let clock: FakeClock;
  let pace: Pace;
  let started: string[];
  let ends: Map<string, () => void>;

  beforeEach(() => {
    clock = new FakeClock();
    pace = new Pace(clock, 2);
    started = [];
    ends = new Map();
  });

  const run = (name: string, signal = new AbortController().signal) =>
    pace.run(() => {
      started.push(name);
      return new Promise<string>(resolve =>
        ends.set(name, () => resolve(name)),
      );
    }, signal);
  const end = async (name: string) => {
    ends.get(name)!();
    await settled();
  };

  it('runs so many at once, and the others in the order they came', async () => {
    const works = ['a', 'b', 'c', 'd'].map(name => run(name));
    await settled();
    expect(started).toEqual(['a', 'b']);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    await expect(Promise.all(works)).resolves.toEqual(['a', 'b', 'c', 'd']);
  });

  it('passes failures on, and goes on', async () => {
    const { signal } = new AbortController();
    const fail = async () => {
      throw new Error('refused');
    };
    await expect(pace.run(fail, signal)).rejects.toThrow('refused');
    run('a');
    run('b');
    await settled();
    expect(started).toEqual(['a', 'b']);
  });

  it('lets go of who is stopped while it waits', async () => {
    run('a');
    run('b');
    const stop = new AbortController();
    const waiting = run('c', stop.signal);
    run('d');
    await settled();
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await end('a');
    expect(started).toEqual(['a', 'b', 'd']);
  });

  it('gives the turn of one that lasts too long to the next, once', async () => {
    run('slow');
    run('b');
    run('c');
    run('d');
    await clock.advance(10_000);
    expect(started).toEqual(['slow', 'b', 'c', 'd']);
    run('e');
    run('f');
    run('g');
    await settled();
    expect(started).toEqual(['slow', 'b', 'c', 'd']);
    await end('slow');
    expect(started).toEqual(['slow', 'b', 'c', 'd']);
    await end('c');
    expect(started).toEqual(['slow', 'b', 'c', 'd', 'e']);
  });
});
