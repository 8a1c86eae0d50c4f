import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { dialectOf } from '../../store/dialect';
import type { DatabaseInventoryWriter } from '../../store/DatabaseInventoryWriter';
import { readKept, writeReconciled } from '../upgrades/keptUpgrades';
import { attribute } from './attribute';
import { deliveredPasts, type DeliveryRow } from './deliveredPasts';

const PORTION = 50;
/** What was delivered may be seen a little later than that it was. */
const PATIENCE_MS = 10_000;

export interface DeliveryKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  now: () => number;
}

/** Tells who made an upgrade, by what Argo CD and Flux say that they delivered. */
export class DeliveryKeeper {
  static create(options: DeliveryKeeperOptions): DeliveryKeeper {
    return new DeliveryKeeper(options);
  }

  private constructor(private readonly options: DeliveryKeeperOptions) {}

  /** Looks at all that are due, after upgrades have been told. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, writer, now } = this.options;
    const before = new Date(now() - PATIENCE_MS).toISOString();
    if ((await due(knex, before).limit(1)).length === 0) {
      return;
    }
    let taken = PORTION;
    while (taken === PORTION && !signal.aborted) {
      taken = await writer.exclusively(tx => keepPortion(tx, before));
    }
  }
}

/** Of clusters that have been seen whole: before, upgrades are not told. */
function due(knex: Knex, before: string) {
  return knex('deliveries_due as d')
    .join('clusters as c', 'c.no', 'd.cluster_no')
    .select('d.delivery_id')
    .whereNotNull('c.synced_at')
    .where('d.seen_at', '<=', before);
}

async function keepPortion(
  tx: Knex.Transaction,
  before: string,
): Promise<number> {
  const dialect = dialectOf(tx);
  for (const sql of dialect.begin('write')) {
    await tx.raw(sql);
  }
  const query = due(tx, before).limit(PORTION);
  const isPostgres = tx.client.config.client === 'pg';
  const taken = isPostgres
    ? await query.forUpdate('d').skipLocked()
    : await query;
  const ids: number[] = taken.map(({ delivery_id }) => delivery_id);
  await tx('deliveries_due').whereIn('delivery_id', ids).delete();
  for (const row of await readDeliveries(tx, ids)) {
    await keep(tx, row);
    // SQLite runs in this thread, which answers others in between.
    await setImmediate();
  }
  return ids.length;
}

function readDeliveries(
  tx: Knex.Transaction,
  ids: readonly number[],
): Promise<DeliveryRow[]> {
  return tx('deliveries as d')
    .join('texts as h', 'h.id', 'd.history')
    .leftJoin('texts as w', 'w.id', 'd.workloads')
    .select('d.cluster_no', 'd.kind', 'd.namespace', 'd.name')
    .select('d.destination', 'h.text as history', 'w.text as workloads')
    .whereIn('d.id', ids)
    .orderBy('d.id') as unknown as Promise<DeliveryRow[]>;
}

async function keep(tx: Knex.Transaction, row: DeliveryRow) {
  const { kind, namespace, name } = row;
  const entries = JSON.parse(row.history);
  for (const id of await deliveredPasts(tx, row)) {
    const changed = attribute(await readKept(tx, id), {
      ...{ kind, namespace, name, entries },
    });
    await writeReconciled(tx, id, { added: [], changed, replaced: [] });
  }
}
