import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../cursor';
import type { Sql } from '../sql';

/** What certificates are sorted by: when they expire, their source, their id. */
export interface Position {
  expires: string;
  /** Which of the sources. */
  source: number;
  id: number;
}

export function cursorAt({ expires, source, id }: Position): string {
  return encodeCursor([expires, String(source), String(id)]);
}

/** @throws InputError for anything that was not a cursor of this question */
export function positionOf(cursor: string): Position {
  const [expires, ...numbers] = decodeCursor(cursor, 3);
  const [source, id] = numbers.map(Number);
  if (!Number.isSafeInteger(source) || !Number.isSafeInteger(id)) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return { expires, source, id };
}

/** The condition that what comes after a position fulfils, of one source. */
export function comesAfter(
  { expires, source, id }: Position,
  ofSource: number,
  column: string,
): Sql {
  if (ofSource === source) {
    return { text: `(${column}, t.id) > (?, ?)`, values: [expires, id] };
  }
  const after = ofSource < source ? '>' : '>=';
  return { text: `${column} ${after} ?`, values: [expires] };
}

export function compare(a: Position, b: Position): number {
  if (a.expires !== b.expires) {
    return a.expires < b.expires ? -1 : 1;
  }
  return a.source - b.source || a.id - b.id;
}
