import type { JsonObject, JsonValue } from '@backstage/types';

/** An object of JSON; undefined for anything else. */
export function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path of names; undefined where the path does not lead there. */
export function at(value: unknown, ...path: string[]): JsonValue | undefined {
  let found = value as JsonValue | undefined;
  for (const name of path) {
    found =
      isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

/** The objects in the list at a path; none where there is no list. */
export function listAt(value: unknown, ...path: string[]): JsonObject[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The text at a path; undefined where there is none. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The number at a path; undefined where there is none. */
export function numberAt(
  value: unknown,
  ...path: string[]
): number | undefined {
  const number = at(value, ...path);
  return typeof number === 'number' ? number : undefined;
}
