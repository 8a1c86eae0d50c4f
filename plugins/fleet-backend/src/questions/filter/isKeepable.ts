/**
 * Whether a database column can hold a text, and compare with it: one without
 * NUL and without half of a surrogate pair.
 */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
