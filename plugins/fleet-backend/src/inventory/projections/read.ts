/**
 * Readers for what came from a cluster, which may be anything.
 */

export type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = Object.freeze(Object.create(null));

/** What a column of the database holds; names of Kubernetes are shorter. */
const COLUMN_LENGTH = 255;

/** The largest whole number that a column holds. */
export const MAX_COUNT = 2 ** 31 - 1;

/** Few texts have any; a pair is well, half of one no column can hold. */
const SURROGATE = /[\ud800-\udfff]/;
const NUL = '\u0000';

/** The longest text that is kept where a column has no bound, as for images. */
export const MAX_TEXT = 2048;

/** A nested object; an empty one where there is none. */
export function fieldsOf(parent: Fields, ...path: string[]): Fields {
  let current: unknown = parent;
  for (const key of path) {
    current = ownValue(current, key);
  }
  return isFields(current) ? current : NOTHING;
}

/** The objects in a list; none where there is no list. */
export function listOf(parent: Fields, key: string): Fields[] {
  const list = ownValue(parent, key);
  return Array.isArray(list) ? list.filter(isFields) : [];
}

/** A text that any column can hold: cut, and without NUL. */
export function textOf(
  parent: Fields,
  key: string,
  length = COLUMN_LENGTH,
): string | undefined {
  const value = ownValue(parent, key);
  return typeof value === 'string' && value
    ? columnText(value, length)
    : undefined;
}

/**
 * PostgreSQL refuses NUL, what is longer than its column, and half of a
 * surrogate pair, which a cut may leave.
 */
export function columnText(text: string, length = COLUMN_LENGTH): string {
  // Nearly all texts are left as they are: finding that out is what has to be fast.
  const cut = text.length > length ? text.slice(0, length) : text;
  const whole = cut.includes(NUL) ? cut.replaceAll(NUL, '') : cut;
  return SURROGATE.test(whole)
    ? whole.replace(/\p{Surrogate}/gu, '\ufffd')
    : whole;
}

/** A whole number that a column can hold; undefined otherwise. */
export function countOf(parent: Fields, key: string): number | undefined {
  const value = ownValue(parent, key);
  return isCount(value) ? value : undefined;
}

export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_COUNT;
}

/** A time as ISO 8601 in UTC with milliseconds; undefined otherwise. */
export function timeOf(parent: Fields, key: string): string | undefined {
  const ms = Date.parse(textOf(parent, key) ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** The texts of a map, for example labels. */
export function textsOf(map: Fields): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (typeof value === 'string' && key.length <= 320) {
      texts[columnText(key, key.length)] = columnText(value);
    }
  }
  return texts;
}

function ownValue(parent: unknown, key: string): unknown {
  return isFields(parent) && Object.hasOwn(parent, key)
    ? parent[key]
    : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
