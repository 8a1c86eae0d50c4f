import type { FrameSplitter } from './FrameSplitter';
import { Frame, PartialFrame } from './PartialFrame';

const NEW_LINE = 10;

/** Frames are lines; empty ones are left out. */
export class LineSplitter implements FrameSplitter {
  readonly #partial: PartialFrame;

  constructor(maxBytes: number) {
    this.#partial = new PartialFrame(maxBytes);
  }

  split(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let start = 0;
    for (
      let end = chunk.indexOf(NEW_LINE);
      end >= 0;
      end = chunk.indexOf(NEW_LINE, start)
    ) {
      this.#partial.add(chunk.subarray(start, end));
      const frame = this.#partial.end();
      if (typeof frame === 'number' || frame.length > 0) {
        frames.push(frame);
      }
      start = end + 1;
    }
    this.#partial.add(chunk.subarray(start));
    return frames;
  }
}
