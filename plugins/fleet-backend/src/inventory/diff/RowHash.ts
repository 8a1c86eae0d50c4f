import type { Cell, ProjectedRow } from '../projections';

const HALF = 2 ** 32;
const HIGH_BITS = 0xffff;

/** What values begin with, so that no two lists of values read the same. */
const NULL = 2;
const NUMBER = 3;
const TEXT = 4;

/**
 * Hashes all that is kept of an object to 48 bits, which is what a number holds
 * exactly, and what a slot of a DigestTable has room for. It goes over the
 * values as they are, in two lanes of 32 bits (cyrb53): making a text of them,
 * and hashing that by node:crypto, takes several times as long; measured.
 *
 * It tells whether a row changed, and protects from nothing: of 48 bits of any
 * hash two rows with the same ones are soon found.
 */
export class RowHash {
  #first = 0;
  #second = 0;

  /** The hash of a row, whose cells and labels count in their order. */
  of({ cells, labels = {} }: ProjectedRow): number {
    this.#first = 0xdeadbeef;
    this.#second = 0x41c6ce57;
    for (const cell of Object.values(cells)) {
      this.#addCell(cell);
    }
    for (const key of Object.keys(labels)) {
      this.#addText(key);
      this.#addText(labels[key]);
    }
    const high = mixed(this.#second, this.#first) & HIGH_BITS;
    return high * HALF + (mixed(this.#first, this.#second) >>> 0);
  }

  #addCell(cell: Cell) {
    if (typeof cell === 'string') {
      this.#addText(cell);
    } else if (typeof cell === 'number') {
      this.#add(NUMBER);
      this.#add(cell);
    } else {
      this.#add(cell === null ? NULL : Number(cell));
    }
  }

  #addText(text: string) {
    this.#add(TEXT);
    this.#add(text.length);
    // In variables: a field for each lane takes twice as long.
    let first = this.#first;
    let second = this.#second;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      first = Math.imul(first ^ code, 0x9e3779b1);
      second = Math.imul(second ^ code, 0x5f356495);
    }
    this.#first = first;
    this.#second = second;
  }

  /** @param value - A whole number, of which 32 bits count */
  #add(value: number) {
    this.#first = Math.imul(this.#first ^ value, 0x9e3779b1);
    this.#second = Math.imul(this.#second ^ value, 0x5f356495);
  }
}

function mixed(one: number, other: number): number {
  return (
    Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^
    Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  );
}
