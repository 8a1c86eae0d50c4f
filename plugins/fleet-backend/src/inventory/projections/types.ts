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

/** How the objects of a kind become rows of a table. */
export interface Projection {
  kind: CollectedResource['kind'];
  table: string;
  /** Whether the table holds other kinds too, told apart by a column `kind`. */
  shared: boolean;
  /**
   * Pure, and safe with any object: what is missing or of a wrong type is
   * taken as absent. Undefined for an object without a UID and name.
   */
  project(object: KubeObject): ProjectedRow | undefined;
}
