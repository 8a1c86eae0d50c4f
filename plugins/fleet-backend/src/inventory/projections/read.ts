/**
 * Readers for what came from a cluster, which may be anything.
 */

export type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = Object.freeze(Object.create(null));

/** The longest text that is kept; names and labels of Kubernetes are shorter. */
const MAX_TEXT = 2048;

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

/** A text without NUL, which PostgreSQL cannot keep. */
export function textOf(parent: Fields, key: string): string | undefined {
  const value = ownValue(parent, key);
  return typeof value === 'string' && value
    ? value.slice(0, MAX_TEXT).replaceAll('\u0000', '')
    : undefined;
}

/** A whole number that a column can hold; undefined otherwise. */
export function countOf(parent: Fields, key: string): number | undefined {
  const value = ownValue(parent, key);
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    ? (value as number)
    : undefined;
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
      texts[key.replaceAll('\u0000', '')] = value
        .slice(0, 255)
        .replaceAll('\u0000', '');
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
