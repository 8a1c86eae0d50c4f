import type { Knex } from 'knex';
import type { DeprecatedApiUse } from '../../../collect/deprecatedApis';
import { columnText } from '../../projections/read';
import type { ClusterWrite } from '../ClusterWrite';

/** Where no version is known that serves it no more: after all others. */
const NEVER = 9_999;
/** SQLite takes no more values than that in a statement of many rows. */
const ROWS_AT_ONCE = 50;

/** Keeps which deprecated APIs a cluster uses, in place of what was before. */
export async function recordDeprecatedApis(
  tx: Knex.Transaction,
  no: number,
  { found, readAt }: NonNullable<ClusterWrite['deprecatedApis']>,
): Promise<void> {
  await tx('deprecated_api_uses').where({ cluster_no: no }).delete();
  await tx('deprecated_api_looks')
    .insert({
      cluster_no: no,
      minor: found.minor ?? null,
      unlisted: JSON.stringify(found.unlisted),
      metric: found.metric,
      read_at: readAt,
    })
    .onConflict('cluster_no')
    .merge();
  const rows = found.uses.map(use => ({ ...toRow(use), cluster_no: no }));
  await tx.batchInsert('deprecated_api_uses', rows, ROWS_AT_ONCE);
}

function toRow(use: DeprecatedApiUse) {
  const times = use.managers.flatMap(({ lastAt }) => lastAt ?? []);
  return {
    api_group: columnText(use.group),
    version: columnText(use.version),
    resource: columnText(use.resource),
    kind: columnText(use.kind),
    removed_minor: use.removedIn ?? NEVER,
    evidence: use.evidence,
    namespace: columnText(use.namespace),
    objects: use.objects,
    // JSON escapes what PostgreSQL refuses.
    examples: JSON.stringify(use.examples),
    managers: JSON.stringify(use.managers),
    last_at: times.sort().at(-1) ?? null,
  };
}
