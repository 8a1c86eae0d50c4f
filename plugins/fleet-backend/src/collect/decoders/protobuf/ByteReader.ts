import { malformed } from '../malformed';

/** How a field is encoded: the lower three bits of its tag. */
export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const FIXED32 = 5;

const MAX_TAG = 2 ** 32 - 1;
const MAX_VARINT_BYTES = 10;

/**
 * Reads protobuf's primitives. Every method checks that there is enough to
 * read before it moves on, so that whoever loops until the end gets there.
 *
 * @throws ApiServerError from every method, where the bytes are not protobuf
 */
export class ByteReader {
  pos = 0;

  constructor(readonly bytes: Buffer) {}

  /** What comes before a field: its number times 8, plus how it is encoded. */
  tag(): number {
    const tag = this.unsigned();
    if (tag > MAX_TAG) {
      throw malformed('the answer has a field of too high a number');
    }
    return tag;
  }

  /** A whole number below 2^64, exact below 2^53. */
  unsigned(): number {
    const first = this.#byte();
    return first < 0x80 ? first : this.#longVarint(first, false);
  }

  /** An int32 or int64; exact between -2^53 and 2^53. */
  signed(): number {
    const first = this.#byte();
    return first < 0x80 ? first : this.#longVarint(first, true);
  }

  /** Where what is length-delimited ends; it begins at `pos`. */
  delimited(): number {
    const end = this.unsigned() + this.pos;
    return this.#within(end);
  }

  /** The UTF-8 text from `pos` to `end`, which delimited() gave. */
  text(end: number): string {
    const value = this.bytes.toString('utf8', this.pos, end);
    this.pos = end;
    return value;
  }

  /** A view on the bytes from `pos` to `end`. */
  slice(end: number): Buffer {
    const value = this.bytes.subarray(this.pos, end);
    this.pos = end;
    return value;
  }

  /** Goes past a field without looking at it. */
  skip(wireType: number): void {
    switch (wireType) {
      case VARINT:
        this.unsigned();
        return;
      case LENGTH_DELIMITED:
        this.pos = this.delimited();
        return;
      case FIXED64:
        this.pos = this.#within(this.pos + 8);
        return;
      case FIXED32:
        this.pos = this.#within(this.pos + 4);
        return;
      default:
        // Kubernetes has no groups, which are what is left.
        throw malformed('the answer has a field of unknown encoding');
    }
  }

  /** Refuses a message whose last field goes beyond its end. */
  expectEnd(end: number): void {
    if (this.pos !== end) {
      throw malformed('the answer has a message that is longer than it says');
    }
  }

  #byte(): number {
    if (this.pos >= this.bytes.length) {
      throw malformed('the answer is cut off');
    }
    return this.bytes[this.pos++];
  }

  #within(end: number): number {
    if (end > this.bytes.length) {
      throw malformed('the answer is cut off');
    }
    return end;
  }

  /** In two halves, because JavaScript shifts only 32 bits. */
  #longVarint(first: number, isSigned: boolean): number {
    let low = first & 0x7f;
    let high = 0;
    for (let index = 1; index < MAX_VARINT_BYTES; index += 1) {
      const byte = this.#byte();
      const bits = byte & 0x7f;
      if (index < 4) {
        low |= bits << (7 * index);
      } else if (index === 4) {
        low |= bits << 28;
        high = bits >> 4;
      } else {
        high |= bits << (7 * index - 32);
      }
      if (byte < 0x80) {
        return (isSigned ? high : high >>> 0) * 2 ** 32 + (low >>> 0);
      }
    }
    throw malformed('the answer has a number of too many bytes');
  }
}
