import {
  type DigestKey,
  hashAt,
  isKeyAt,
  keyAt,
  LAST_MARK,
  markAt,
  mixedAt,
  setHashAt,
  setMarkAt,
  WORDS,
} from './slots';

const FIRST_CAPACITY = 64;
const GROWTH = 1.4;
const FULLEST = 0.85;
const EMPTIEST = 0.4;

/**
 * The hash of each known object's row, by its UID: 24 bytes a slot in one typed
 * array, and no object a row. Open addressing with linear probing; while it is
 * empty it holds nothing.
 *
 * Each entry has a mark: the round that has seen it last.
 */
export class DigestTable {
  #slots = new Uint32Array(0);
  #size = 0;
  #round = 1;

  get size(): number {
    return this.#size;
  }

  /** Bytes that it holds. */
  get byteLength(): number {
    return this.#slots.byteLength;
  }

  /** The round that was begun last. */
  get round(): number {
    return this.#round;
  }

  /** Begins a round: none of the entries has been seen in it. */
  begin(): number {
    if (this.#round === LAST_MARK) {
      this.#round = 1;
      this.#eachTaken(at => setMarkAt(this.#slots, at, 1));
    }
    this.#round += 1;
    return this.#round;
  }

  /** The 48-bit hash of an entry; undefined where there is none. */
  get(key: DigestKey): number | undefined {
    const at = this.#find(key);
    return at < 0 ? undefined : hashAt(this.#slots, at);
  }

  /**
   * Adds or changes an entry.
   *
   * @param hash - A whole number of at most 48 bits
   */
  set(key: DigestKey, hash: number): void {
    let at = this.#find(key);
    if (at < 0) {
      this.reserve(this.#size + 1);
      at = this.#freeSlot(key, 0);
      this.#slots.set(key, at);
      setMarkAt(this.#slots, at, this.#round);
      this.#size += 1;
    }
    setHashAt(this.#slots, at, hash);
  }

  /** Tells that an entry, if it is there, is seen in the round that was begun last. */
  see(key: DigestKey): void {
    const at = this.#find(key);
    if (at >= 0) {
      setMarkAt(this.#slots, at, this.#round);
    }
  }

  delete(key: DigestKey): void {
    const at = this.#find(key);
    if (at < 0) {
      return;
    }
    this.#closeGap(at);
    this.#size -= 1;
    if (this.#size * WORDS < this.#slots.length * EMPTIEST) {
      this.#resize(Math.ceil(this.#size * GROWTH));
    }
  }

  /** The keys of entries that were not seen in the last round, up to a limit. */
  unseen(limit: number): DigestKey[] {
    const found: DigestKey[] = [];
    this.#eachTaken(at => {
      if (found.length < limit && markAt(this.#slots, at) !== this.#round) {
        found.push(keyAt(this.#slots, at));
      }
    });
    return found;
  }

  /** Makes room for this many entries at once. */
  reserve(size: number): void {
    if (size * WORDS > this.#slots.length * FULLEST) {
      this.#resize(Math.ceil(size * GROWTH));
    }
  }

  #resize(wanted: number) {
    const capacity = wanted === 0 ? 0 : Math.max(wanted, FIRST_CAPACITY);
    const old = this.#slots;
    if (capacity * WORDS === old.length) {
      return;
    }
    this.#slots = new Uint32Array(capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (markAt(old, at) !== 0) {
        this.#slots.set(old.subarray(at, at + WORDS), this.#freeSlot(old, at));
      }
    }
  }

  #eachTaken(visit: (at: number) => void) {
    for (let at = 0; at < this.#slots.length; at += WORDS) {
      if (markAt(this.#slots, at) !== 0) {
        visit(at);
      }
    }
  }

  /** Where a key is, in words; -1 where it is not. */
  #find(key: DigestKey): number {
    const slots = this.#slots;
    if (slots.length === 0) {
      return -1;
    }
    let at = this.#home(key, 0);
    while (markAt(slots, at) !== 0) {
      if (isKeyAt(slots, at, key)) {
        return at;
      }
      at = this.#next(at);
    }
    return -1;
  }

  #freeSlot(words: Uint32Array, keyAtWord: number): number {
    let at = this.#home(words, keyAtWord);
    while (markAt(this.#slots, at) !== 0) {
      at = this.#next(at);
    }
    return at;
  }

  /** Moves up what was put behind the gap only because its place was taken. */
  #closeGap(start: number) {
    const slots = this.#slots;
    let gap = start;
    for (let at = this.#next(gap); markAt(slots, at); at = this.#next(at)) {
      const home = this.#home(slots, at);
      const stays =
        gap <= at ? gap < home && home <= at : gap < home || home <= at;
      if (!stays) {
        slots.copyWithin(gap, at, at + WORDS);
        gap = at;
      }
    }
    slots.fill(0, gap, gap + WORDS);
  }

  #home(words: Uint32Array, at: number): number {
    return (mixedAt(words, at) % (this.#slots.length / WORDS)) * WORDS;
  }

  #next(at: number): number {
    return at + WORDS === this.#slots.length ? 0 : at + WORDS;
  }
}
