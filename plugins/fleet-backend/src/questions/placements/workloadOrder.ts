import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../cursor';
import { placeholders, Sql } from '../sql';
import type { WorkloadRow } from './WorkloadRow';

const COLUMNS = ['c.name', 'w.namespace', 'w.name', 'w.kind', 'w.id'];
const MAX_ID = 2 ** 31 - 1;

/** By what people read; the id decides where that is equal. */
export const ORDER = COLUMNS.join(', ');

/** The cursor of the page that begins after a workload. */
export function positionAfter(row: WorkloadRow): string {
  const { cluster_name, namespace, name, kind, id } = row;
  return encodeCursor([cluster_name, namespace, name, kind, String(id)]);
}

/**
 * The condition that what comes after a cursor fulfils.
 *
 * @throws InputError for anything that was not a cursor of this order
 */
export function afterPosition(cursor: string): Sql {
  const names = decodeCursor(cursor, COLUMNS.length);
  const id = Number(names.pop());
  if (!Number.isInteger(id) || id < 0 || id > MAX_ID) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return {
    text: `(${ORDER}) > ${placeholders(COLUMNS)}`,
    values: [...names, id],
  };
}
