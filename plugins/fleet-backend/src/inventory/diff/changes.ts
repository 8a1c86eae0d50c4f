import { hash } from 'node:crypto';
import type { KubeObject, ObjectEvent } from '../../collect/reflector/types';
import type { ProjectedRow, Projection } from '../projections';
import { uidHex } from '../uid';

/** 48 bits: what a number holds exactly, and what a slot has room for. */
const HASH_DIGITS = 12;

export interface DigestedRow extends ProjectedRow {
  /** Of all that is kept of the object. */
  hash: number;
}

/** The last state of each object, by its UID in hex; undefined where it is gone. */
export type Changes = ReadonlyMap<string, DigestedRow | undefined>;

/** What events come to. Objects without a UID or name are left out. */
export function changesOf(
  events: readonly ObjectEvent[],
  projection: Projection,
): Changes {
  const changes = new Map<string, DigestedRow | undefined>();
  for (const { type, object } of events) {
    const row = projection.project(object);
    if (row) {
      const kept = type === 'changed' ? digested(row) : undefined;
      changes.set(uidHex(row.uid), kept);
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

function digested(row: ProjectedRow): DigestedRow {
  const text = JSON.stringify([row.cells, row.labels]);
  const digits = hash('sha1', text, 'hex').slice(0, HASH_DIGITS);
  return { ...row, hash: Number.parseInt(digits, 16) };
}
