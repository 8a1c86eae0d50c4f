import type { WatchFrame, WatchFrames } from '../decoders/types';
import { settled } from '../FakeClock';
import { Inbox } from './Inbox';

const frame = (uid: string | number): WatchFrame => ({
  type: 'ADDED',
  object: { metadata: { uid } },
});

const uidsOf = (frames: WatchFrame[]) =>
  frames.map(each =>
    each.type === 'ADDED' ? each.object.metadata?.uid : each.type,
  );

/** A stream of chunks that a test feeds. */
class Chunks implements AsyncIterable<WatchFrames> {
  read = 0;
  readonly #steps: Array<WatchFrame[] | Error | 'end'> = [];
  #arrived = () => {};

  push(...steps: Array<WatchFrame[] | Error | 'end'>) {
    this.#steps.push(...steps);
    this.#arrived();
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      const step = this.#steps.shift();
      if (step === undefined) {
        await new Promise<void>(resolve => {
          this.#arrived = resolve;
        });
      } else if (step instanceof Error) {
        throw step;
      } else if (step === 'end') {
        return;
      } else {
        this.read += step.length;
        yield { frames: step, bytes: 10 * step.length };
      }
    }
  }
}

describe('Inbox', () => {
  let now: number;
  let chunks: Chunks;
  let inbox: Inbox;
  let bytes: number;
  let filled: Promise<void>;

  beforeEach(() => {
    now = 1_000;
    bytes = 0;
    chunks = new Chunks();
    inbox = new Inbox(() => now);
    filled = inbox.fill(chunks, more => {
      bytes += more;
    });
  });

  const take = async () => {
    const received = await inbox.take();
    return received && uidsOf(received.frames);
  };

  it('hands on at once what came with one chunk', async () => {
    const taken = take();
    expect(inbox.isAwaited).toBe(true);
    chunks.push([frame('a'), frame('b')]);
    expect(await taken).toEqual(['a', 'b']);
    expect(inbox.isAwaited).toBe(false);
    chunks.push([frame('c')]);
    expect(await take()).toEqual(['c']);
    expect(bytes).toBe(30);
  });

  it('gathers what comes while nobody takes', async () => {
    chunks.push([frame('a')]);
    await settled();
    now = 2_000;
    chunks.push([frame('b')], [frame('c')]);
    await settled();
    const received = await inbox.take();
    expect(received).toMatchObject({ receivedAt: 1_000 });
    expect(uidsOf(received!.frames)).toEqual(['a', 'b', 'c']);
    chunks.push([frame('d')]);
    await settled();
    expect(await inbox.take()).toMatchObject({ receivedAt: 2_000 });
  });

  it('reads no further where it is full, and goes on when there is room', async () => {
    const sent = Array.from({ length: 1_300 }, (_, n) => n);
    for (let first = 0; first < 1_300; first += 100) {
      chunks.push(sent.slice(first, first + 100).map(frame));
    }
    await settled();
    expect(chunks.read).toBe(500);
    expect(inbox.isFull).toBe(true);
    const taken: unknown[] = [];
    while (taken.length < 1_300) {
      taken.push(...(await take())!);
      await settled();
      expect(chunks.read - taken.length).toBeLessThanOrEqual(500);
    }
    expect(taken).toEqual(sent);
    expect(inbox.isFull).toBe(false);
  });

  it('hands on no more than 500 of a larger chunk at a time', async () => {
    const sent = Array.from({ length: 1_200 }, (_, n) => n);
    chunks.push(sent.map(frame), [frame('after')]);
    await settled();
    const sizes = [];
    const taken: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const uids = (await take())!;
      sizes.push(uids.length);
      taken.push(...uids);
      await settled();
    }
    expect(sizes).toEqual([500, 500, 201]);
    expect(taken).toEqual([...sent, 'after']);
  });

  it('hands on what came before the end', async () => {
    chunks.push([frame('a')], 'end');
    await filled;
    expect(await take()).toEqual(['a']);
    expect(await take()).toBeUndefined();
    expect(await take()).toBeUndefined();
  });

  it('hands on what came before an error, then throws it', async () => {
    chunks.push([frame('a')], new Error('broken'));
    await filled;
    expect(await take()).toEqual(['a']);
    await expect(take()).rejects.toThrow('broken');
  });

  it('throws an error to who waits', async () => {
    const taken = take();
    chunks.push(new Error('broken'));
    await expect(taken).rejects.toThrow('broken');
  });

  it('lets a stream go that waits for room', async () => {
    chunks.push(
      Array.from({ length: 500 }, (_, n) => frame(n)),
      'end',
    );
    await settled();
    inbox.discard();
    await filled;
    expect(await take()).toBeUndefined();
  });
});
