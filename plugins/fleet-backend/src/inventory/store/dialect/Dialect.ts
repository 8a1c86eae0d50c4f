/** Of what a value in JSON is read as. */
export type JsonType = 'text' | 'integer' | 'bigint' | 'boolean';

/** A statement that inserts what it can, and changes what is there. */
export interface Upsert {
  table: string;
  /** The columns that tell whether a row is there. */
  key: readonly string[];
  /** The columns that `source` selects, in its order; `key` among them. */
  columns: readonly string[];
  /** A SELECT with a WHERE clause. */
  source: string;
  /**
   * Whether the table numbers its rows itself, in a column `id`, whatever the
   * database is.
   */
  numbers: boolean;
}

/**
 * What a kind of database says differently. All of it is SQL; `value` stands
 * for an expression that is JSON, and `?` is a parameter.
 */
export interface Dialect {
  /** A JSON text that is a parameter, as a value. */
  parameter: string;
  /** A whole number that is a parameter. */
  integerParameter: string;
  /** A table `alias`, with a row for each element of an array, in `alias.value`. */
  elements(value: string, alias: string): string;
  /** The same for the array that is at an index of an array; for short ones. */
  elementsAt(value: string, index: number, alias: string): string;
  /**
   * The table that a SELECT of a `cluster_no` and a JSON `value` gives, in a form
   * in which many things can be read of each value.
   */
  readOften(select: string, alias: string): string;
  /** A table `alias`, with the `key` and text `value` of each member of an object. */
  members(value: string, alias: string): string;
  /** What is at an index of an array. */
  at(value: string, index: number, type: JsonType): string;
  /** The text that a JSON value is. */
  text(value: string): string;
  /** A text, not a value, that is JSON. */
  json(text: string): string;
  /** Bytes from their hex digits. */
  bytes(hex: string): string;
  /** A condition: in what a SELECT gives, looked up by an index. */
  among(select: string): string;
  upsert(statement: Upsert): string;
  /**
   * The UIDs and hashes of a table `o` in the order of the UIDs, as one value,
   * which unpacked() reads: 22 bytes each, with zeros after a UID that has less
   * than 16.
   */
  packed: string;
  unpacked(value: unknown): Uint8Array;
  /**
   * What a transaction begins with. Where there are other replicas, those that
   * write run side by side, and while one cleans up nobody writes.
   */
  begin(mode: 'write' | 'cleanup'): readonly string[];
}
