import type { Body } from './ContractClient';

/** One line of a watch. */
export interface WatchFrame {
  type: string;
  object: Body;
}

/** An open watch, read line by line. */
export class ContractWatch {
  readonly #frames: AsyncGenerator<WatchFrame>;

  constructor(
    readonly status: number,
    body: AsyncIterable<Uint8Array>,
    private readonly stop: AbortController,
  ) {
    this.#frames = readFrames(body);
  }

  /** The next line, or undefined where the server ended the watch. */
  async next(): Promise<WatchFrame | undefined> {
    const { value, done } = await this.#frames.next();
    return done ? undefined : value;
  }

  /** So many lines. */
  async take(count: number): Promise<WatchFrame[]> {
    const frames: WatchFrame[] = [];
    while (frames.length < count) {
      const frame = await this.next();
      if (!frame) {
        break;
      }
      frames.push(frame);
    }
    return frames;
  }

  /** All lines up to the first of a type, and that one. */
  async until(type: string): Promise<WatchFrame[]> {
    const frames: WatchFrame[] = [];
    for (;;) {
      const frame = await this.next();
      if (!frame) {
        return frames;
      }
      frames.push(frame);
      if (frame.type === type) {
        return frames;
      }
    }
  }

  /** Hangs up. */
  close() {
    this.stop.abort();
  }
}

/** What happened to which object, for comparing. */
export function summary(frames: WatchFrame[]): string[] {
  return frames.map(({ type, object }) =>
    `${type} ${object.metadata.name ?? ''}`.trim(),
  );
}

async function* readFrames(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<WatchFrame> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of body) {
    pending += decoder.decode(chunk, { stream: true });
    const lines = pending.split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      yield JSON.parse(line);
    }
  }
}
