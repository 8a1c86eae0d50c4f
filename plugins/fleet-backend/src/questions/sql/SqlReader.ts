import type { Sql } from './Sql';

/** Where the statements go of questions that must be fast. */
export interface SqlReader {
  /** The rows that a statement gives, of a shape that the caller knows. */
  read<TRow>(sql: Sql): Promise<TRow[]>;

  /**
   * The condition that a column has one of some values, as one parameter, so
   * that the statement stays the same however many there are.
   */
  oneOf(column: string, values: readonly string[] | readonly number[]): Sql;
}
