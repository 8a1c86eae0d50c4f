/** A frame, or how many bytes one had that was too large. */
export type Frame = Buffer | number;

/** Collects the pieces of a frame; of one too large it only counts them. */
export class PartialFrame {
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(readonly maxBytes: number) {}

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.maxBytes) {
      this.#pieces = [];
    } else {
      this.#pieces.push(piece);
    }
  }

  /** What was collected; the next frame begins. */
  end(): Frame {
    const frame =
      this.#bytes > this.maxBytes ? this.#bytes : joined(this.#pieces);
    this.#pieces = [];
    this.#bytes = 0;
    return frame;
  }
}

function joined(pieces: Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
}
