/**
 * A part of a statement with the values for its question marks. The questions
 * that must be fast are written so: building them by knex costs more than the
 * database needs to answer.
 */
export interface Sql {
  text: string;
  values: ReadonlyArray<string | number>;
}

/** Question marks for a list of values, in parentheses; there must be one. */
export function placeholders(values: readonly unknown[]): string {
  return `(${values.map(() => '?').join(', ')})`;
}
