import type { JsonObject, JsonValue } from '@backstage/types';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path of names; undefined where the path does not lead there. */
export function at(value: unknown, ...path: string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (found, name) =>
      isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined,
    value as JsonValue | undefined,
  );
}

/** The objects in the list at a path; none where there is no list. */
export function listAt(value: unknown, ...path: string[]): JsonObject[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The texts in the list at a path; none where there is no list. */
export function textsAt(value: unknown, ...path: string[]): string[] {
  const list = at(value, ...path);
  return Array.isArray(list)
    ? list.filter((one): one is string => typeof one === 'string')
    : [];
}

/** The text at a path; undefined where there is none. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The object at a path, made where there is none. */
export function madeAt(object: JsonObject, ...path: string[]): JsonObject {
  return path.reduce<JsonObject>((parent, name) => {
    const found = parent[name];
    const made = isObject(found) ? found : {};
    parent[name] = made;
    return made;
  }, object);
}
