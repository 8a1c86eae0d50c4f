import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../../manifests/isJsonObject';

/**
 * Values with others over them, as helm merges files: objects key by key, the
 * rest whole. A null takes away what the chart has.
 */
export function mergeValues(below: JsonObject, above: JsonObject): JsonObject {
  const merged: Record<string, JsonValue | undefined> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const known = Object.hasOwn(below, key) ? below[key] : undefined;
    merged[key] =
      isJsonObject(known) && isJsonObject(value)
        ? mergeValues(known, value)
        : value;
  }
  return merged;
}
