import type { FrameSplitter } from './FrameSplitter';
import { Frame, PartialFrame } from './PartialFrame';

const HEADER_BYTES = 4;

/** Before each frame comes its length, in four bytes, the highest first. */
export class LengthSplitter implements FrameSplitter {
  readonly #partial: PartialFrame;
  #headerBytes = 0;
  /** How many bytes of the frame are still to come. */
  #missing = 0;

  constructor(maxBytes: number) {
    this.#partial = new PartialFrame(maxBytes);
  }

  split(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#headerBytes < HEADER_BYTES) {
        this.#readHeader(chunk[at]);
        at += 1;
      } else {
        const end = Math.min(at + this.#missing, chunk.length);
        this.#partial.add(chunk.subarray(at, end));
        this.#missing -= end - at;
        at = end;
      }
      if (this.#headerBytes === HEADER_BYTES && this.#missing === 0) {
        frames.push(this.#partial.end());
        this.#headerBytes = 0;
      }
    }
    return frames;
  }

  #readHeader(byte: number) {
    // Not by shifting, which would make a large length negative.
    this.#missing = this.#missing * 256 + byte;
    this.#headerBytes += 1;
  }
}
