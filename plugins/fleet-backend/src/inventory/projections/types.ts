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
  /** Whether rows have labels. */
  labelled: boolean;
  /** The columns of what is projected, in the order in which rows are sent. */
  columns: readonly Column[];
  /**
   * Pure, and safe with any object: what is missing or of a wrong type is
   * taken as absent. Undefined for an object without a UID and name.
   */
  project(object: KubeObject): ProjectedRow | undefined;
}
