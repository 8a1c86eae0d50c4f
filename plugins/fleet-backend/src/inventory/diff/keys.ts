import type { DigestKey } from './slots';

const WORDS = 4;
const DIGITS_A_WORD = 8;

export function newKey(): DigestKey {
  return new Uint32Array(WORDS);
}

/**
 * A UID of 32 hex digits, or half as many, as the key of a DigestTable.
 *
 * @param key - Where it is put: who looks up many takes the same for all
 */
export function keyOf(uid: string, key: DigestKey = newKey()): DigestKey {
  for (let word = 0; word < WORDS; word += 1) {
    key[word] = wordAt(uid, word * DIGITS_A_WORD);
  }
  return key;
}

/** The hex digits of a key: 32 or, where there are many objects, half as many. */
export function uidOf(key: DigestKey, { many }: { many?: boolean }): string {
  const words = many ? key.subarray(0, WORDS / 2) : key;
  return Array.from(words, word =>
    word.toString(16).padStart(DIGITS_A_WORD, '0'),
  ).join('');
}

/** Number.parseInt of a part of the text takes four times as long. */
function wordAt(uid: string, start: number): number {
  let word = 0;
  for (let index = start; index < start + DIGITS_A_WORD; index += 1) {
    // Behind its end it is NaN, which counts as 0.
    const code = uid.charCodeAt(index);
    // 0 to 9 are 0x30 to 0x39, and a to f are 0x61 to 0x66.
    word = (word << 4) | ((code & 0xf) + (code >> 6) * 9);
  }
  return word;
}
