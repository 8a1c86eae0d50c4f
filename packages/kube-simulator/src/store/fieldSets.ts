import { isDeepStrictEqual } from 'node:util';
import { isRecord, JsonRecord } from '../types';
import { keyOfItem, listKey } from './listKeys';

/** Fields as managedFields write them: {"f:spec": {"f:replicas": {}}}. */
export type FieldSet = { [field: string]: FieldSet };

/** Not anybody's: servers set these, or they name the object. */
const NOBODYS = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'generateName',
]);

/** All fields of an object that somebody can own. */
export function objectFields(object: JsonRecord): FieldSet {
  return changedFields(undefined, object);
}

/** The fields of an object that are not as they were before. */
export function changedFields(
  before: JsonRecord | undefined,
  after: JsonRecord,
): FieldSet {
  const fields: FieldSet = {};
  for (const [name, value] of Object.entries(after)) {
    if (name === 'apiVersion' || name === 'kind') {
      continue;
    }
    const isMetadata = name === 'metadata' && isRecord(value);
    const owned = isMetadata ? ownedMetadata(value) : value;
    addField(fields, name, before?.[name], owned);
  }
  return fields;
}

/** The fields that are in either. */
export function unite(a: FieldSet, b: FieldSet): FieldSet {
  const result: FieldSet = { ...a };
  for (const [name, inner] of Object.entries(b)) {
    result[name] = unite(result[name] ?? {}, inner);
  }
  return result;
}

function ownedMetadata(metadata: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(metadata).filter(([name]) => !NOBODYS.has(name)),
  );
}

function addField(
  fields: FieldSet,
  name: string,
  before: unknown,
  after: unknown,
) {
  if (isDeepStrictEqual(before, after)) {
    return;
  }
  const inner = fieldsOfValue(name, before, after);
  if (!isRecord(after) || Object.keys(inner).length > 0) {
    fields[`f:${name}`] = inner;
  }
}

function fieldsOfValue(
  name: string,
  before: unknown,
  after: unknown,
): FieldSet {
  const fields: FieldSet = {};
  if (isRecord(after)) {
    for (const [key, value] of Object.entries(after)) {
      addField(fields, key, isRecord(before) ? before[key] : undefined, value);
    }
    return fields;
  }
  const key = Array.isArray(after) && listKey(name, after);
  if (key) {
    addItems(fields, key, Array.isArray(before) ? before : [], after);
  }
  return fields;
}

function addItems(
  fields: FieldSet,
  key: string,
  before: unknown[],
  after: unknown[],
) {
  for (const item of after.filter(isRecord)) {
    const was = before.find(
      other => isRecord(other) && other[key] === item[key],
    );
    if (!isDeepStrictEqual(was, item)) {
      fields[keyOfItem(key, item)] = {
        '.': {},
        ...fieldsOfValue('', was, item),
      };
    }
  }
}
