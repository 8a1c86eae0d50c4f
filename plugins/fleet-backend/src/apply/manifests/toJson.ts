import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';

const MAX_DEPTH = 100;
const MAX_VALUES = 500_000;

/**
 * Copies what a parser gave, and makes sure that it is plain JSON within limits.
 * What was one object in many places is many afterwards.
 *
 * @throws InputError
 */
export function toJson(value: unknown): JsonValue {
  let left = MAX_VALUES;

  function copy(from: unknown, depth: number): JsonValue {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) {
      throw new InputError('it has too many values, or they lie too deep');
    }
    if (Array.isArray(from)) {
      return from.map(item => copy(item, depth + 1));
    }
    if (typeof from === 'object' && from !== null) {
      return copyObject(from, item => copy(item, depth + 1));
    }
    return plain(from);
  }

  return copy(value, 0);
}

function copyObject(
  from: object,
  copy: (value: unknown) => JsonValue,
): JsonObject {
  const prototype = Object.getPrototypeOf(from);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new InputError('it has a value that JSON does not have');
  }
  const to: JsonObject = {};
  for (const [key, value] of Object.entries(from)) {
    if (key === '__proto__') {
      throw new InputError('it has a key named __proto__');
    }
    to[key] = copy(value);
  }
  return to;
}

function plain(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return safe(value);
    default:
      if (value === null || value === undefined) {
        return null;
      }
      throw new InputError('it has a value that JSON does not have');
  }
}

function safe(value: number): number {
  if (!Number.isFinite(value)) {
    throw new InputError('it has a number that is none');
  }
  // It would silently become another one.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new InputError('it has a number that is too large to be exact');
  }
  return value;
}
