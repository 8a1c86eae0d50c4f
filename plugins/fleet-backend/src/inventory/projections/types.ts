import type { CollectedResource } from '../../collect/resources';
import type { KubeObject } from '../../collect/reflector/types';

/** What a column holds. */
export type Cell = string | number | boolean | null;

/** What is kept of one object. */
export interface ProjectedRow {
  uid: string;
  cells: Record<string, Cell>;
  /** Labels to find it by; for workloads only. */
  labels?: Record<string, string>;
}

/**
 * How a column holds its cell:
 *
 * - text, integer, bigint, boolean: as it is
 * - shared: the number of a text in `texts`, where it is kept once
 * - owner: the number in `object_ids` of the object whose UID it is
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'shared'
  | 'owner';

export interface Column {
  /** In the table. */
  name: string;
  type: ColumnType;
  /** Of the projected row, where it has another name. */
  cell?: string;
  /** A key of what it depends on besides the object, where there is such. */
  by?: string;
}

/** How the objects of a kind become rows of a table. */
export interface Projection {
  kind: CollectedResource['kind'];
  table: string;
  /** Whether the table holds other kinds too, told apart by a column `kind`. */
  shared: boolean;
  /**
   * Whether rows are numbered in `object_ids`, since other rows refer to them;
   * otherwise the table has a column `uid` of its own.
   */
  numbered: boolean;
  /**
   * Whether there are so many that they are kept with half of their UIDs, and
   * without a number where the database needs none. For tables that are neither
   * shared nor numbered.
   */
  many?: boolean;
  /** Whether rows have labels. */
  labelled: boolean;
  /** Which of a row's texts names images that it is to be found by, if any. */
  imagesOf?(cells: ProjectedRow['cells']): Cell;
  /** The columns of what is projected, in the order in which rows are sent. */
  columns: readonly Column[];
  /**
   * Pure, and safe with any object: what is missing or of a wrong type is
   * taken as absent. Undefined for an object without a UID and name.
   */
  project(object: KubeObject): ProjectedRow | undefined;
}
