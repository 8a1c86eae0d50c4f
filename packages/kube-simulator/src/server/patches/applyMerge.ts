import type { FieldSet } from '../../store/fieldSets';
import { keyOfItem, listKey } from '../../store/listKeys';
import { isRecord, JsonRecord, KubeObject } from '../../types';

/** What an applier wants, laid over what is there. */
export function applyMerge(
  current: KubeObject,
  applied: KubeObject,
  keyedLists: boolean,
): KubeObject {
  return merge('', current, applied, keyedLists) as KubeObject;
}

/**
 * An object without the fields that were wanted before and are no more. A field
 * set names what is below it, so only its ends are removed.
 */
export function removeFields(
  value: unknown,
  before: FieldSet,
  now: FieldSet,
): unknown {
  if (Array.isArray(value)) {
    return removeItems(value, before, now);
  }
  if (!isRecord(value)) {
    return value;
  }
  const result = { ...value };
  for (const [path, inner] of Object.entries(before)) {
    const field = path.slice('f:'.length);
    if (!path.startsWith('f:') || !(field in result)) {
      continue;
    }
    const isEnd = Object.keys(inner).length === 0;
    if (!(path in now) && isEnd) {
      delete result[field];
    } else {
      result[field] = removeFields(result[field], inner, now[path] ?? {});
    }
  }
  return result;
}

function removeItems(items: unknown[], before: FieldSet, now: FieldSet) {
  const keys = Object.keys(before).filter(path => path.startsWith('k:'));
  return items.flatMap(item => {
    const path = keys.find(one => matches(item, one));
    if (!path) {
      return [item];
    }
    return path in now ? [removeFields(item, before[path], now[path])] : [];
  });
}

function matches(item: unknown, path: string): boolean {
  const key = JSON.parse(path.slice('k:'.length)) as JsonRecord;
  return (
    isRecord(item) &&
    Object.entries(key).every(([field, value]) => item[field] === value)
  );
}

function merge(
  field: string,
  current: unknown,
  applied: unknown,
  keyedLists: boolean,
): unknown {
  if (Array.isArray(applied)) {
    const items = Array.isArray(current) ? current : [];
    const key = keyedLists && listKey(field, [...items, ...applied]);
    return key ? mergeItems(key, items, applied) : applied;
  }
  if (!isRecord(applied)) {
    return applied;
  }
  const result: JsonRecord = isRecord(current) ? { ...current } : {};
  for (const [name, value] of Object.entries(applied)) {
    result[name] = merge(name, result[name], value, keyedLists);
  }
  return result;
}

function mergeItems(key: string, current: unknown[], applied: unknown[]) {
  const items = new Map(
    current.filter(isRecord).map(item => [keyOfItem(key, item), item]),
  );
  for (const item of applied.filter(isRecord)) {
    const id = keyOfItem(key, item);
    items.set(id, merge('', items.get(id), item, true) as JsonRecord);
  }
  return [...items.values()];
}
