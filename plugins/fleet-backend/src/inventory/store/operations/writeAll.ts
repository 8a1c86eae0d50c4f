import { recordVersion } from '../../history/changes/recordVersion';
import type { Projection } from '../../projections';
import type { NumberedWrite } from '../ClusterWrite';
import { heardRows, syncRows } from './clusterRows';
import { checkpointRows, stateRows, statsRows } from './kindRows';
import { recordCertificate } from './recordCertificate';
import { recordCosts } from './recordCosts';
import { recordDeprecatedApis } from './recordDeprecatedApis';
import { recordIdentity } from './recordIdentity';
import { recordNodeUsage } from './recordNodeUsage';
import { Statements, type StatementsOptions } from './Statements';
import { HEARD, SYNC, updateClusters } from './updateClusters';
import { CHECKPOINT, STATE, STATS, upsertKinds } from './upsertKinds';
import { writeBatches } from './writeBatches';

export interface WriteContext extends StatementsOptions {
  projections: ReadonlyMap<string, Projection>;
}

/** Writes all of these, in as few statements as it takes; later ones win. */
export async function writeAll(
  context: WriteContext,
  writes: readonly NumberedWrite[],
): Promise<void> {
  const { tx, projections, now } = context;
  const statements = new Statements(context);
  await writeBatches(
    statements,
    writes.flatMap(({ no, batch }) =>
      batch ? [{ ...batch, no, projection: projections.get(batch.kind)! }] : [],
    ),
  );
  const checkpoints = checkpointRows(writes, projections, now);
  await upsertKinds(statements, CHECKPOINT, checkpoints);
  await upsertKinds(statements, STATE, stateRows(writes));
  await upsertKinds(statements, STATS, statsRows(writes, now));
  await updateClusters(statements, SYNC, syncRows(writes));
  await updateClusters(statements, HEARD, heardRows(writes));
  for (const { no, ...write } of writes) {
    const { identity, certificate, nodeUsage, costs, deprecatedApis } = write;
    if (identity) {
      await recordVersion(statements, no, identity);
      await recordIdentity(tx, no, identity);
    }
    if (certificate) {
      await recordCertificate(tx, no, certificate);
    }
    if (nodeUsage) {
      await recordNodeUsage(tx, no, nodeUsage);
    }
    if (costs) {
      await recordCosts(tx, no, costs);
    }
    if (deprecatedApis) {
      await recordDeprecatedApis(tx, no, deprecatedApis);
    }
  }
}
