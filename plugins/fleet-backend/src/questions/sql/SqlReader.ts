import type { Sql } from './Sql';

/** Where the statements go of questions that must be fast. */
export interface SqlReader {
  /** The rows that a statement gives, of a shape that the caller knows. */
  read<TRow>(sql: Sql): Promise<TRow[]>;
}
