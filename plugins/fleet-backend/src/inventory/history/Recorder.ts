import type { Projection } from '../projections';
import type { ClusterRows } from '../store/operations/rowSource';
import type { Statements } from '../store/operations/Statements';

/**
 * Keeps what the rows of a table tell of the past: what differs between a row
 * as it is kept and as it comes. It runs in the transaction that writes the
 * rows, before they are written, so that each change is told once, whatever
 * crashes.
 */
export type Recorder = (
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
) => Promise<void>;
