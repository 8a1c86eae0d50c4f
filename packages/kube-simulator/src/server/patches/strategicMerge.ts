import { keyOfItem, listKey } from '../../store/listKeys';
import { isRecord, JsonRecord } from '../../types';

/**
 * Strategic merge patch: as a merge patch, but lists whose items have a key are
 * merged item by item, and `$patch` says what to replace or delete.
 */
export function strategicMerge(target: unknown, patch: unknown): unknown {
  return merge('', target, patch);
}

function merge(field: string, target: unknown, patch: unknown): unknown {
  if (Array.isArray(patch)) {
    return mergeLists(field, Array.isArray(target) ? target : [], patch);
  }
  if (!isRecord(patch)) {
    return patch;
  }
  return patch.$patch === 'replace'
    ? withoutDirectives(patch)
    : mergeRecords(isRecord(target) ? target : {}, patch);
}

function mergeRecords(target: JsonRecord, patch: JsonRecord): JsonRecord {
  const result = { ...target };
  for (const [field, value] of Object.entries(withoutDirectives(patch))) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = merge(field, result[field], value);
    }
  }
  return result;
}

function mergeLists(
  field: string,
  target: unknown[],
  patch: unknown[],
): unknown[] {
  const key = listKey(field, [...target, ...patch.filter(hasKey)]);
  if (!key) {
    return patch;
  }
  const items = new Map(
    target.filter(isRecord).map(item => [keyOfItem(key, item), item]),
  );
  for (const item of patch.filter(isRecord)) {
    const id = keyOfItem(key, item);
    if (item.$patch === 'delete') {
      items.delete(id);
    } else if (item.$patch !== 'replace') {
      items.set(id, mergeRecords(items.get(id) ?? {}, item));
    }
  }
  return [...items.values()];
}

/** A bare directive, as {"$patch": "replace"}, is no item. */
function hasKey(item: unknown): boolean {
  return !isRecord(item) || Object.keys(withoutDirectives(item)).length > 0;
}

/** Directives about order and replacement are no fields. */
function withoutDirectives(patch: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(patch).filter(([field]) => !field.startsWith('$')),
  );
}
