import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseInventoryWriter } from '../../store/DatabaseInventoryWriter';
import { dialectOf } from '../../store/dialect';
import { attribute } from '../deliveries/attribute';
import { readKept, writeReconciled } from '../upgrades/keptUpgrades';
import { datedByHelm } from './datedByHelm';
import { releasedPasts, type ReleaseKey } from './releasedPasts';
import { releasesOf } from './releasesOf';

const PORTION = 50;
/** What was released may be seen a little later than that it was. */
const PATIENCE_MS = 10_000;

export interface HelmKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  now: () => number;
}

/** Tells which release of Helm an upgrade was, where that may be read. */
export class HelmKeeper {
  static create(options: HelmKeeperOptions): HelmKeeper {
    return new HelmKeeper(options);
  }

  private constructor(private readonly options: HelmKeeperOptions) {}

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
  return knex('helm_due as d')
    .join('clusters as c', 'c.no', 'd.cluster_no')
    .select('d.cluster_no', 'd.namespace', 'd.release_name')
    .whereNotNull('c.synced_at')
    .where('d.seen_at', '<=', before);
}

async function keepPortion(
  tx: Knex.Transaction,
  before: string,
): Promise<number> {
  for (const sql of dialectOf(tx).begin('write')) {
    await tx.raw(sql);
  }
  const query = due(tx, before).limit(PORTION);
  const isPostgres = tx.client.config.client === 'pg';
  const taken: ReleaseKey[] = isPostgres
    ? await query.forUpdate('d').skipLocked()
    : await query;
  for (const { cluster_no, namespace, release_name } of taken) {
    const key = { cluster_no, namespace, release_name };
    await tx('helm_due').where(key).delete();
    await keep(tx, key);
    // SQLite runs in this thread, which answers others in between.
    await setImmediate();
  }
  return taken.length;
}

async function keep(tx: Knex.Transaction, key: ReleaseKey) {
  const release = await releasesOf(tx, key);
  for (const id of await releasedPasts(tx, key)) {
    const kept = await readKept(tx, id);
    const changed = attribute(kept, release);
    await writeReconciled(tx, id, { ...datedByHelm(kept, release), changed });
  }
}
