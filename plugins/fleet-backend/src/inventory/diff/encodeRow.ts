import type { Cell, Column, Projection } from '../projections';
import { keptUid, uidHex } from '../uid';
import type { DigestedRow } from './changes';
import type { SharedTexts } from './SharedTexts';

/**
 * A row as it is sent: the UID, the hash, a cell for each of the projection's
 * columns, and for kinds with labels a list of their keys and values. Shared
 * texts are added to those given, and the row has their keys.
 */
export function encodeRow(
  row: DigestedRow,
  projection: Projection,
  texts: SharedTexts,
): string {
  const cells = projection.columns.map(column => encode(column, row, texts));
  const uid = keptUid(row.uid, projection);
  const sent: unknown[] = [uid, row.hash, ...cells];
  if (projection.labelled) {
    sent.push(Object.entries(row.labels ?? {}));
  }
  return JSON.stringify(sent);
}

function encode(
  { type, name, cell = name }: Column,
  row: DigestedRow,
  texts: SharedTexts,
): Cell {
  const value = row.cells[cell];
  if (typeof value !== 'string') {
    return value;
  }
  if (type === 'owner') {
    return uidHex(value);
  }
  if (type === 'shared') {
    return texts.add(value);
  }
  return value;
}
