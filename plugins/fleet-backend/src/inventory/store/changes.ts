import { hash } from 'node:crypto';
import type { KubeObject, ObjectEvent } from '../../collect/reflector/types';
import type { Projection } from '../projections';
import type { HashedRow } from './operations/upsertRows';

/** What becomes of rows: those to write, and the UIDs of those to drop. */
export interface RowChanges {
  rows: Map<string, HashedRow>;
  gone: Set<string>;
}

/** The last state of each object that events tell of. */
export function changesOf(
  events: readonly ObjectEvent[],
  projection: Projection,
): RowChanges {
  const rows = new Map<string, HashedRow>();
  const gone = new Set<string>();
  for (const { type, object } of events) {
    const row = hashedRow(object, projection);
    if (!row) {
      continue;
    }
    rows.delete(row.uid);
    gone.delete(row.uid);
    if (type === 'changed') {
      rows.set(row.uid, row);
    } else {
      gone.add(row.uid);
    }
  }
  return { rows, gone };
}

/** The rows of listed objects. */
export function rowsOf(
  objects: readonly KubeObject[],
  projection: Projection,
): Map<string, HashedRow> {
  return changesOf(
    objects.map(object => ({ type: 'changed', object })),
    projection,
  ).rows;
}

function hashedRow(
  object: KubeObject,
  projection: Projection,
): HashedRow | undefined {
  const row = projection.project(object);
  return (
    row && {
      ...row,
      hash: hash('sha1', JSON.stringify([row.cells, row.labels]), 'base64'),
    }
  );
}
