import type { SqlReader } from '../sql';
import type { DeclaredRow } from './DeclaredRow';
import { findDeclared, type FindDeclaredOptions } from './findDeclared';

/** As many are looked at for one answer: the catalog is asked for each. */
export const MAX_LOOKED_AT = 500;

export interface LookedAt {
  /** In the order of pages. */
  all: DeclaredRow[];
  /** Whether there are no others, on no page. */
  isWhole: boolean;
  /** Whether a row comes after the cursor. */
  isLeft(row: DeclaredRow): boolean;
  /** After which one others come that were not looked at; undefined if none do. */
  next?: DeclaredRow;
}

/**
 * The services that something is amiss with: all, where they are few, so that
 * they are counted on each page; else those that come next.
 *
 * @param max - As many are few
 */
export async function lookAtDeclared(
  reader: SqlReader,
  options: Omit<FindDeclaredOptions, 'limit'>,
  max: number = MAX_LOOKED_AT,
): Promise<LookedAt> {
  const { after, ...asked } = options;
  const first = await findDeclared(reader, { ...asked, limit: max + 1 });
  if (first.length <= max) {
    return {
      // Databases sort by rules of their own, and cursors are compared here.
      all: first.sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1)),
      isWhole: true,
      isLeft: row => after === undefined || row.entity_ref > after,
    };
  }
  const rows =
    after === undefined
      ? first
      : await findDeclared(reader, { ...options, limit: max + 1 });
  const all = rows.slice(0, max);
  return {
    all,
    isWhole: false,
    isLeft: () => true,
    next: rows.length > max ? all.at(-1) : undefined,
  };
}
