import type { JsonValue } from '@backstage/types';

const KEYWORDS = ['$ref', '$dynamicRef', '$recursiveRef'];
/** What validators know without reading it. */
const KNOWN = /^https?:\/\/json-schema\.org\//;

/** References of a JSON schema to anything outside of it. */
export function remoteReferencesIn(schema: JsonValue): string[] {
  if (Array.isArray(schema)) {
    return schema.flatMap(remoteReferencesIn);
  }
  if (schema === null || typeof schema !== 'object') {
    return [];
  }
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value === 'string') {
      return isRemote(key, value) ? [value] : [];
    }
    return remoteReferencesIn(value ?? null);
  });
}

function isRemote(key: string, value: string): boolean {
  if (KNOWN.test(value)) {
    return false;
  }
  return (
    key === '$schema' || (KEYWORDS.includes(key) && !value.startsWith('#'))
  );
}
