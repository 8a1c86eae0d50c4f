import { ConflictError, isError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { PlannedStatements } from '../../sqlite/PlannedStatements';
import type { Projection } from '../projections';
import type { ClusterWrite } from './ClusterWrite';
import type { Dialect } from './dialect';
import { clusterNumbers } from './operations/clusterNumbers';
import { writeAll } from './operations/writeAll';
import type { Outcomes } from './queue/GroupQueue';
import { WriteError } from './WriteError';
import type { WriteFence } from './WriteFence';

export interface CommitContext {
  knex: Knex;
  dialect: Dialect;
  /** On SQLite: statements that were planned before. */
  planned?: PlannedStatements;
  projections: ReadonlyMap<string, Projection>;
  fence: WriteFence;
  now: () => number;
}

/**
 * Commits writes in one transaction. What is about a cluster that is gone is
 * dropped; what is about one that another replica has is refused.
 *
 * @throws WriteError when the database refuses any of it; then it has none
 */
export async function commitGroup(
  context: CommitContext,
  writes: readonly ClusterWrite[],
): Promise<Outcomes> {
  try {
    return await context.knex.transaction(tx => write(tx, context, writes));
  } catch (error) {
    throw isError(error) && error instanceof ConflictError
      ? error
      : new WriteError(error);
  }
}

async function write(
  tx: Knex.Transaction,
  { dialect, planned, projections, fence, now }: CommitContext,
  writes: readonly ClusterWrite[],
): Promise<Outcomes> {
  for (const statement of dialect.begin('write')) {
    await tx.raw(statement);
  }
  const ids = new Set(writes.map(({ clusterId }) => clusterId));
  const numbers = await clusterNumbers(tx, [...ids]);
  const admitted = await fence.admitted(tx, [...numbers.keys()]);
  await writeAll(
    { tx, dialect, planned, projections, now: new Date(now()).toISOString() },
    writes
      .filter(({ clusterId }) => admitted.has(clusterId))
      .map(one => ({ ...one, no: numbers.get(one.clusterId)! })),
  );
  return writes.map(({ clusterId }) =>
    numbers.has(clusterId) && !admitted.has(clusterId)
      ? new ConflictError('Another replica collects this cluster now')
      : undefined,
  );
}
