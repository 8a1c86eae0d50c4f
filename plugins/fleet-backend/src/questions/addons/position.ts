import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../cursor';

/** An add-on in a namespace of a cluster; answers are in the order of these. */
export interface Position {
  cluster_no: number;
  addon: string;
  namespace: string;
}

const PARTS = 3;

export function valuesAt({ cluster_no, addon, namespace }: Position) {
  return [cluster_no, addon, namespace];
}

export function cursorAt(position: Position): string {
  return encodeCursor(valuesAt(position).map(String));
}

/** @throws InputError for anything that was not a cursor of this question */
export function valuesOf(cursor: string): Array<string | number> {
  const [no, ...texts] = decodeCursor(cursor, PARTS);
  if (!Number.isSafeInteger(Number(no))) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return [Number(no), ...texts];
}
