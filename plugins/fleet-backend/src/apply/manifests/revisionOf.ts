import { createHash } from 'node:crypto';
import type { JsonValue } from '@backstage/types';

/**
 * What stands for a value wherever it is the same, whatever the order of its
 * keys: `sha256:` and hex.
 */
export function revisionOf(value: JsonValue): string {
  const hash = createHash('sha256').update(JSON.stringify(sorted(value)));
  return `sha256:${hash.digest('hex')}`;
}

/** Objects become lists of pairs, which no key can upset. */
function sorted(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value === null || typeof value !== 'object') {
    return value ?? null;
  }
  const keys = Object.keys(value).filter(key => value[key] !== undefined);
  return { pairs: keys.sort().map(key => [key, sorted(value[key])]) };
}
