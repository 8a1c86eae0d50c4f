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

/**
 * The same of rows that are to go, which are still there when it runs.
 *
 * @param gone - uids: JSON array of the UIDs (32 hex digits) of their objects
 */
export type GoneRecorder = (
  statements: Statements,
  projection: Projection,
  gone: { clusterNo: number; uids: string },
) => Promise<void>;
