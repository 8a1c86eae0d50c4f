import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../cursor';

/** What the rows of an answer are told apart and ordered by, in this order. */
export const KEY = [
  'removed_minor',
  'cluster_no',
  'api_group',
  'version',
  'resource',
  'evidence',
] as const;

const NUMBERS = 2;

export interface Position {
  removed_minor: number;
  cluster_no: number;
  api_group: string;
  version: string;
  resource: string;
  evidence: 'managedFields' | 'metric';
}

export function valuesAt(position: Position): Array<string | number> {
  return KEY.map(key => position[key]);
}

export function cursorAt(position: Position): string {
  return encodeCursor(valuesAt(position).map(String));
}

/**
 * The values that a page comes after.
 *
 * @throws InputError for anything that was not a cursor of this question
 */
export function valuesOf(cursor: string): Array<string | number> {
  const values = decodeCursor(cursor, KEY.length);
  const numbers = values.slice(0, NUMBERS).map(Number);
  if (!numbers.every(Number.isSafeInteger)) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return [...numbers, ...values.slice(NUMBERS)];
}
