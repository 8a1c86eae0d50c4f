import type { WatchFrame, WatchFrames } from '../decoders/types';

const MOST_FRAMES = 500;

/** What came of a watch until it was taken. */
export interface Received {
  frames: WatchFrame[];
  /** When the first of them came, in ms since the epoch. */
  receivedAt: number;
}

/**
 * Gathers what comes of a stream while what came before is being kept: the
 * first frame is handed on at once, and whatever comes meanwhile follows
 * together. When it is full, the stream has to wait.
 */
export class Inbox {
  #frames: WatchFrame[] = [];
  #receivedAt = 0;
  #end?: { error?: unknown };
  #isAwaited = false;
  #changed = () => {};
  #emptied = () => {};

  constructor(private readonly now: () => number) {}

  /** Whether somebody waits for what comes next. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  get isFull(): boolean {
    return this.#frames.length >= MOST_FRAMES;
  }

  /**
   * Reads a stream to its end, whatever that is.
   *
   * @param onChunk - Told of each chunk's size in bytes
   */
  async fill(
    source: AsyncIterable<WatchFrames>,
    onChunk: (bytes: number) => void,
  ): Promise<void> {
    try {
      for await (const { frames, bytes } of source) {
        onChunk(bytes);
        this.#add(frames);
        if (this.isFull) {
          await new Promise<void>(resolve => {
            this.#emptied = resolve;
          });
        }
      }
      this.#end = {};
    } catch (error) {
      this.#end = { error };
    }
    this.#changed();
  }

  /**
   * What came since, at most 500 frames, as soon as there is any; undefined at
   * the stream's end. Throws what the stream threw once all before is taken.
   */
  async take(): Promise<Received | undefined> {
    while (this.#frames.length === 0) {
      if (this.#end) {
        return this.#atEnd(this.#end);
      }
      this.#isAwaited = true;
      await new Promise<void>(resolve => {
        this.#changed = resolve;
      });
      this.#isAwaited = false;
    }
    return this.#takeFrames();
  }

  /** Drops what is there, so that the stream need not wait for anybody. */
  discard() {
    this.#frames = [];
    this.#emptied();
  }

  #add(frames: WatchFrame[]) {
    if (this.#frames.length === 0) {
      this.#receivedAt = this.now();
    }
    for (const frame of frames) {
      this.#frames.push(frame);
    }
    this.#changed();
  }

  #takeFrames(): Received {
    const receivedAt = this.#receivedAt;
    const rest = this.#frames.splice(MOST_FRAMES);
    const frames = this.#frames;
    this.#frames = rest;
    if (!this.isFull) {
      this.#emptied();
    }
    return { frames, receivedAt };
  }

  #atEnd(end: { error?: unknown }): undefined {
    if ('error' in end) {
      throw end.error;
    }
    return undefined;
  }
}
