import { setImmediate } from 'node:timers/promises';
import { Places } from './Places';

const { signal } = new AbortController();

describe('Places', () => {
  function work() {
    const started: string[] = [];
    const ends = new Map<string, () => void>();
    const start = (name: string) => () => {
      started.push(name);
      return new Promise<void>(resolve => ends.set(name, resolve));
    };
    return { started, start, end: (name: string) => ends.get(name)?.() };
  }

  it('lets so many happen at once, and others in turn', async () => {
    const places = new Places(2);
    const { started, start, end } = work();
    const all = ['a', 'b', 'c', 'd'].map(name =>
      places.take(signal, start(name)),
    );
    await setImmediate();
    expect(started).toEqual(['a', 'b']);
    end('b');
    await all[1];
    await setImmediate();
    expect(started).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    await Promise.all([all[0], all[2]]);
    await setImmediate();
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    end('d');
    await all[3];
  });

  it('gives the place of what failed to the next', async () => {
    const places = new Places(1);
    const failing = places.take(signal, async () => {
      throw new Error('no');
    });
    const next = places.take(signal, async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('keeps no place for who does not wait any more', async () => {
    const places = new Places(1);
    const { started, start, end } = work();
    const first = places.take(signal, start('a'));
    const gone = new AbortController();
    const second = places.take(gone.signal, start('b'));
    const third = places.take(signal, start('c'));
    gone.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    end('a');
    await first;
    await setImmediate();
    expect(started).toEqual(['a', 'c']);
    end('c');
    await third;
  });
});
