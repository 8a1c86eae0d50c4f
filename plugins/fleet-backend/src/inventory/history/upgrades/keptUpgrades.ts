import type { Knex } from 'knex';
import { textKey } from '../../textKey';
import type { KeptUpgrade, Reconciled } from './reconcile';
import { keyFor, secondOfKey } from '../keys';
import { EVIDENCE, KINDS, PRECISIONS, SOURCES, type Upgrade } from './types';

/** A row of upgrades with its text; PostgreSQL gives the key as text. */
export interface UpgradeRow {
  id: number | string;
  what: string;
  revision: number | null;
  kind: number;
  source: number;
  evidence: number;
  precision: number;
}

/** An upgrade as it is kept. */
export function toUpgrade(row: UpgradeRow): KeptUpgrade {
  const id = Number(row.id);
  return {
    id,
    at: secondOfKey(id),
    what: JSON.parse(row.what),
    revision: row.revision ?? undefined,
    kind: KINDS[row.kind],
    source: SOURCES[row.source],
    evidence: EVIDENCE[row.evidence],
    precision: PRECISIONS[row.precision],
  };
}

/** All that is kept of a workload's upgrades. */
export async function readKept(
  tx: Knex.Transaction,
  workloadId: number,
): Promise<KeptUpgrade[]> {
  const rows: UpgradeRow[] = await tx('upgrades as u')
    .join('texts as t', 't.id', 'u.what')
    .select('u.id', 't.text as what', 'u.revision')
    .select('u.kind', 'u.source', 'u.evidence', 'u.precision')
    .where('u.workload_id', workloadId)
    .orderBy('u.id');
  return rows.map(toUpgrade);
}

/** Keeps what has become of a workload's upgrades. */
export async function writeReconciled(
  tx: Knex.Transaction,
  workloadId: number,
  { added, changed, replaced }: Reconciled,
): Promise<void> {
  if (replaced.length > 0) {
    await tx('upgrades').whereIn('id', replaced).delete();
  }
  for (const { id, ...upgrade } of changed) {
    await tx('upgrades')
      .where({ id })
      .update(await columnsOf(tx, upgrade));
  }
  for (const upgrade of added) {
    await insert(tx, workloadId, upgrade);
  }
}

/** Under the first key of its second that is free. */
async function insert(
  tx: Knex.Transaction,
  workloadId: number,
  upgrade: Upgrade,
) {
  const columns = await columnsOf(tx, upgrade);
  const { at, revision = 0 } = upgrade;
  // Those of one workload in one second are in the order of their revisions.
  const number = workloadId * 16 + (revision % 16);
  for (let attempt = 0; ; attempt += 1) {
    const id = keyFor(at, number, attempt);
    const inserted = await tx('upgrades')
      .insert({ ...columns, id, workload_id: workloadId })
      .onConflict('id')
      .ignore()
      .returning('id');
    if (inserted.length > 0) {
      return;
    }
  }
}

async function columnsOf(tx: Knex.Transaction, upgrade: Upgrade) {
  const { kind, source, evidence, precision, revision = null } = upgrade;
  return {
    what: await textId(tx, JSON.stringify(upgrade.what)),
    revision,
    kind: KINDS.indexOf(kind),
    source: SOURCES.indexOf(source),
    evidence: EVIDENCE.indexOf(evidence),
    precision: PRECISIONS.indexOf(precision),
  };
}

async function textId(tx: Knex.Transaction, text: string): Promise<number> {
  const key = textKey(text);
  await tx('texts').insert({ key, text }).onConflict('key').ignore();
  return (await tx('texts').first('id').where({ key })).id;
}
