/**
 * A slot of a DigestTable: the key (16 bytes), the hash (6) and the mark (2),
 * as six 32-bit words. A mark of 0 is that of an empty slot.
 */
export const WORDS = 6;
const LOW_HASH = 4;
const HIGH_HASH = 5;
const MARK_MASK = 0xffff;
const HALF = 2 ** 32;

/** The largest mark. */
export const LAST_MARK = MARK_MASK;

/** 16 bytes, as four words. */
export type DigestKey = Uint32Array;

export function markAt(slots: Uint32Array, at: number): number {
  return slots[at + HIGH_HASH] & MARK_MASK;
}

export function setMarkAt(slots: Uint32Array, at: number, mark: number): void {
  slots[at + HIGH_HASH] = (slots[at + HIGH_HASH] & ~MARK_MASK) | mark;
}

export function hashAt(slots: Uint32Array, at: number): number {
  return (slots[at + HIGH_HASH] >>> 16) * HALF + slots[at + LOW_HASH];
}

export function setHashAt(slots: Uint32Array, at: number, hash: number): void {
  slots[at + LOW_HASH] = hash >>> 0;
  const high = Math.floor(hash / HALF);
  slots[at + HIGH_HASH] = (high << 16) | markAt(slots, at);
}

export function keyAt(slots: Uint32Array, at: number): DigestKey {
  return slots.slice(at, at + LOW_HASH);
}

export function isKeyAt(
  slots: Uint32Array,
  at: number,
  key: DigestKey,
): boolean {
  return (
    slots[at] === key[0] &&
    slots[at + 1] === key[1] &&
    slots[at + 2] === key[2] &&
    slots[at + 3] === key[3]
  );
}

/**
 * A number of 32 bits that depends on all of a key: UIDs are random mostly, but
 * need not be so in any one of their parts.
 */
export function mixedAt(words: Uint32Array, at: number): number {
  let mixed = words[at] ^ Math.imul(words[at + 1], 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) ^ words[at + 2];
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ words[at + 3];
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
