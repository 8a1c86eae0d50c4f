import type { Cell, Column, Projection } from '../projections';
import { textKey } from '../textKey';
import { uidHex } from '../uid';
import type { DigestedRow } from './changes';

/**
 * A row as it is sent: the UID, the hash, a cell for each of the projection's
 * columns, and for kinds with labels a list of their keys and values. Shared
 * texts are added to those given, and the row has their keys.
 */
export function encodeRow(
  row: DigestedRow,
  projection: Projection,
  texts: Map<string, string>,
): string {
  const cells = projection.columns.map(column => encode(column, row, texts));
  const sent: unknown[] = [uidHex(row.uid), row.hash, ...cells];
  if (projection.labelled) {
    sent.push(Object.entries(row.labels ?? {}));
  }
  return JSON.stringify(sent);
}

function encode(
  { type, name, cell = name }: Column,
  row: DigestedRow,
  texts: Map<string, string>,
): Cell {
  const value = row.cells[cell];
  if (typeof value !== 'string') {
    return value;
  }
  if (type === 'owner') {
    return uidHex(value);
  }
  if (type === 'shared') {
    const key = textKey(value);
    texts.set(key, value);
    return key;
  }
  return value;
}
