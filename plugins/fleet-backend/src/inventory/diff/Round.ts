import { ConflictError } from '@backstage/errors';
import type { DigestTable } from './DigestTable';

/**
 * One look at all objects, which tells those it has seen from the others. It
 * is broken when another begins, or when what is known had to be loaded anew:
 * then nobody knows any more what it has seen.
 */
export class Round {
  #begun?: { table: DigestTable; round: number };

  /**
   * The table, in which the round is under way. It begins with the first call.
   *
   * @throws ConflictError when it is broken
   */
  of(table: DigestTable): DigestTable {
    this.#begun ??= { table, round: table.begin() };
    if (this.#begun.table !== table || this.#begun.round !== table.round) {
      throw new ConflictError('The list was interrupted');
    }
    return table;
  }
}
