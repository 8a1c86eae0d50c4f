import type { KubeObject, ObjectEvent } from '../../collect/reflector/types';
import type { ProjectedRow, Projection } from '../projections';
import { keptUid } from '../uid';
import { RowHash } from './RowHash';

export interface DigestedRow extends ProjectedRow {
  /** Of all that is kept of the object, as RowHash gives it. */
  hash: number;
}

/** The last state of each object, by its UID as kept; undefined where it is gone. */
export type Changes = ReadonlyMap<string, DigestedRow | undefined>;

/** What events come to. Objects without a UID or name are left out. */
export function changesOf(
  events: readonly ObjectEvent[],
  projection: Projection,
): Changes {
  const changes = new Map<string, DigestedRow | undefined>();
  const hash = new RowHash();
  for (const { type, object } of events) {
    const row = projection.project(object);
    if (row) {
      const kept =
        type === 'changed' ? { ...row, hash: hash.of(row) } : undefined;
      changes.set(keptUid(row.uid, projection), kept);
    }
  }
  return changes;
}

/** What listed objects come to, or those that are gone. */
export function changesTo(
  type: ObjectEvent['type'],
  objects: readonly KubeObject[],
  projection: Projection,
): Changes {
  const events = objects.map(object => ({ type, object }));
  return changesOf(events, projection);
}
