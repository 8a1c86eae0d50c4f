import type { Asker } from './Asker';

/**
 * What people ask of the fleet. It answers with nothing that its asker may not
 * know of: not in items, counts, facets or coverage.
 */
export interface Question<TQuery, TAnswer> {
  /** @throws InputError, NotFoundError, ConflictError that say what to change */
  answer(query: TQuery, asker: Asker): Promise<TAnswer>;
}
