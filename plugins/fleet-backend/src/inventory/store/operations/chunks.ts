/** SQLite bounds the variables of a statement, and the terms of an insert. */
const ROWS_A_STATEMENT = 100;

/** Cuts a list into parts that fit one statement. */
export function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += ROWS_A_STATEMENT) {
    parts.push(items.slice(at, at + ROWS_A_STATEMENT));
  }
  return parts;
}
