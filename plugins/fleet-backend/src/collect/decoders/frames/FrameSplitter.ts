import type { Frame } from './PartialFrame';

/** Splits a stream into frames. */
export interface FrameSplitter {
  /** The frames that end in this chunk. What is left is kept for the next. */
  split(chunk: Buffer): Frame[];
}
