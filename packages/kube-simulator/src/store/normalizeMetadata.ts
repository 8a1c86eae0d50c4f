import type { ObjectMeta } from '../types';

/** Metadata as servers keep it: what is undefined or empty is not there. */
export function normalizeMetadata(metadata: ObjectMeta): ObjectMeta {
  const entries = Object.entries(metadata);
  return Object.fromEntries(
    entries.filter(([, value]) => !isEmpty(value)),
  ) as unknown as ObjectMeta;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
