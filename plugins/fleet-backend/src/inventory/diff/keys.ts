import type { DigestKey } from './slots';

const DIGITS_A_WORD = 8;

/** A UID of 32 hex digits as the key of a DigestTable. */
export function keyOf(uid: string): DigestKey {
  const key = new Uint32Array(4);
  for (let word = 0; word < key.length; word += 1) {
    const start = word * DIGITS_A_WORD;
    key[word] = Number.parseInt(uid.slice(start, start + DIGITS_A_WORD), 16);
  }
  return key;
}

/** The 32 hex digits of a key. */
export function uidOf(key: DigestKey): string {
  return Array.from(key, word =>
    word.toString(16).padStart(DIGITS_A_WORD, '0'),
  ).join('');
}
