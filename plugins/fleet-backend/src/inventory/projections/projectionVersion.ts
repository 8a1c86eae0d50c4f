import { textKey } from '../textKey';
import type { Projection } from './types';

/**
 * Changes whenever the same object comes to another row of the same columns, or
 * the same row to another hash.
 */
const MEANING = 3;

/**
 * Which form of rows a release keeps, in 8 characters: a new release whose rows
 * are other lists again, rather than going on with those of an older one.
 */
export function projectionVersion({
  kind,
  table,
  columns,
}: Projection): string {
  return textKey(JSON.stringify([MEANING, kind, table, columns])).slice(0, 8);
}
