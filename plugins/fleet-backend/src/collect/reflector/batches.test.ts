import { FakeStream } from '../apiServer/FakeStream';
import { FakeClock, settled } from '../FakeClock';
import { batches } from './batches';

describe('batches', () => {
  let clock: FakeClock;
  let source: FakeStream;
  let stop: AbortController;
  let seen: unknown[][];
  let outcome: string;

  beforeEach(async () => {
    clock = new FakeClock();
    source = new FakeStream();
    stop = new AbortController();
    source.open(stop.signal);
    seen = [];
    outcome = 'goes on';
    const read = async () => {
      for await (const batch of batches(source, clock, stop.signal)) {
        seen.push(batch);
      }
    };
    read().then(
      () => {
        outcome = 'ended';
      },
      error => {
        outcome = error.message;
      },
    );
    await settled();
  });

  it('keeps together what comes within 50 ms of the first', async () => {
    source.send(1);
    await clock.advance(30);
    source.send(2);
    await clock.advance(19);
    expect(seen).toEqual([]);
    await clock.advance(1);
    expect(seen).toEqual([[1, 2]]);
    source.send(3);
    await clock.advance(50);
    expect(seen).toEqual([[1, 2], [3]]);
  });

  it('does not wait where there are many', async () => {
    source.send(...Array.from({ length: 1_200 }, (_, n) => n));
    await settled();
    for (let n = 0; n < 2_000; n += 1) {
      await Promise.resolve();
    }
    await settled();
    expect(seen.map(batch => batch.length)).toEqual([500, 500]);
    await clock.advance(50);
    expect(seen.flat()).toEqual(Array.from({ length: 1_200 }, (_, n) => n));
  });

  it('yields what came before the end at once', async () => {
    source.send(1, 2).end();
    await settled();
    expect(seen).toEqual([[1, 2]]);
    expect(outcome).toBe('ended');
  });

  it('yields what came before an error, then throws it', async () => {
    source.send(1, 2).fail(new Error('broken'));
    await settled();
    expect(seen).toEqual([[1, 2]]);
    expect(outcome).toBe('broken');
  });

  it('throws an error that comes later', async () => {
    source.send(1);
    await clock.advance(50);
    source.fail(new Error('broken'));
    await settled();
    expect(seen).toEqual([[1]]);
    expect(outcome).toBe('broken');
  });

  it('ends with its stream when the signal aborts', async () => {
    source.send(1);
    await clock.advance(50);
    stop.abort(new Error('stopped'));
    await settled();
    expect(outcome).toBe('stopped');
    expect(source.isOpen).toBe(false);
    expect(clock.sleeping).toBe(0);
  });

  it('loses nothing where a batch takes long to keep', async () => {
    const slow = new FakeStream();
    slow.open(stop.signal);
    const kept: unknown[] = [];
    const read = async () => {
      for await (const batch of batches(slow, clock, stop.signal)) {
        await clock.sleep(500, stop.signal);
        kept.push(...batch);
      }
    };
    const done = read();
    for (let n = 0; n < 10; n += 1) {
      slow.send(n);
      await clock.advance(40);
    }
    slow.end();
    await clock.advance(5_000);
    await done;
    expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
