import { InputError } from '@backstage/errors';
import { placeholders, type Sql } from '../sql';
import type { FoundRow } from './findRestarts';

const ORDERS = {
  count: ['n', 'last', 'workload_id', 'container'],
  lastAt: ['last', 'n', 'workload_id', 'container'],
} as const;

export type RestartOrderBy = keyof typeof ORDERS;

/** Where a page ended: the values that it is ordered by. */
export type Position = readonly number[];

/** The largest first, the newest where these are equal; or the other way round. */
export class RestartOrder {
  readonly #columns: readonly (keyof FoundRow)[];

  constructor(by: RestartOrderBy) {
    this.#columns = ORDERS[by];
  }

  get sql(): string {
    return this.#columns.map(column => `${column} desc`).join(', ');
  }

  positionOf(row: FoundRow): Position {
    return this.#columns.map(column => Number(row[column]));
  }

  /** Rows as they come of a union, which has no order. */
  sorted(rows: readonly FoundRow[]): FoundRow[] {
    return [...rows].sort((a, b) => {
      const [one, other] = [this.positionOf(a), this.positionOf(b)];
      const n = one.findIndex((value, index) => value !== other[index]);
      return n < 0 ? 0 : other[n] - one[n];
    });
  }

  /** The condition that what comes after a position fulfils. */
  after(position: Position): Sql {
    return {
      text: `(${this.#columns}) < ${placeholders(position)}`,
      values: position,
    };
  }

  /** @throws InputError for what was no position of this order */
  readPosition(values: readonly string[]): Position {
    const position = values.map(Number);
    if (!position.every(Number.isSafeInteger)) {
      throw new InputError(
        'The cursor is not one of this question; ask again without a cursor',
      );
    }
    return position;
  }
}
