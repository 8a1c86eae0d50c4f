import { timestamp } from '../clock';
import type { KubeObject, ManagedFieldsEntry } from '../types';
import { changedFields, FieldSet, objectFields, unite } from './fieldSets';

interface Write {
  manager: string;
  subresource?: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Notes which fields a writer changed by an update. */
export function recordUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  write: Write,
): KubeObject {
  const fields = changedFields(before, after);
  if (Object.keys(fields).length === 0) {
    return after;
  }
  const earlier = appliedEntry(after, write, 'Update');
  const fieldsV1 = unite((earlier?.fieldsV1 ?? {}) as FieldSet, fields);
  return withEntry(after, { ...entry(after, write, 'Update'), fieldsV1 });
}

/** Notes which fields an applier wants: those, and none that it wanted before. */
export function recordApply(
  object: KubeObject,
  applied: KubeObject,
  write: Write,
): KubeObject {
  const fieldsV1 = objectFields(applied);
  return withEntry(object, { ...entry(object, write, 'Apply'), fieldsV1 });
}

/** What a manager wanted when it last applied; undefined if it never did. */
export function appliedFields(
  object: KubeObject,
  manager: string,
): FieldSet | undefined {
  const found = appliedEntry(object, { manager, now: 0 }, 'Apply');
  return found?.fieldsV1 as FieldSet | undefined;
}

function appliedEntry(
  { metadata }: KubeObject,
  { manager, subresource }: Write,
  operation: ManagedFieldsEntry['operation'],
): ManagedFieldsEntry | undefined {
  return metadata.managedFields?.find(
    one =>
      one.manager === manager &&
      one.operation === operation &&
      one.subresource === subresource,
  );
}

function entry(
  { apiVersion }: KubeObject,
  { manager, subresource, now }: Write,
  operation: ManagedFieldsEntry['operation'],
): ManagedFieldsEntry {
  return {
    manager,
    operation,
    apiVersion,
    time: timestamp(now),
    fieldsType: 'FieldsV1',
    fieldsV1: {},
    ...(subresource ? { subresource } : {}),
  };
}

function withEntry(object: KubeObject, added: ManagedFieldsEntry): KubeObject {
  const others = (object.metadata.managedFields ?? []).filter(
    one =>
      one.manager !== added.manager ||
      one.operation !== added.operation ||
      one.subresource !== added.subresource,
  );
  const managedFields = [...others, added];
  return { ...object, metadata: { ...object.metadata, managedFields } };
}
