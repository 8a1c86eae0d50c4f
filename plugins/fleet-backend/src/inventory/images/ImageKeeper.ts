import type { Knex } from 'knex';
import type { DatabaseInventoryWriter } from '../store/DatabaseInventoryWriter';
import {
  IS_WORKLOAD,
  type ImageUse,
  imageUses,
  ownersSql,
  totalsSql,
} from './imageUse';

const PORTION = 500;

export interface ImageKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  /** In ms. */
  now: () => number;
}

/** How many workloads run each image, as a row. */
interface KeptUse {
  image_id: number;
  workloads: number;
  clusters: number;
  owned: number;
  owners: string | null;
}

/**
 * Keeps how many workloads run each image, for whom: one that runs everywhere
 * would else be counted for each question. The sums follow the workloads some
 * time later.
 */
export class ImageKeeper {
  static create(options: ImageKeeperOptions): ImageKeeper {
    return new ImageKeeper(options);
  }

  private constructor(private readonly options: ImageKeeperOptions) {}

  /** Sums up all, in portions between which others write. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, writer, now } = this.options;
    let after: number | undefined = 0;
    while (after !== undefined) {
      if (signal.aborted) {
        return;
      }
      const from: number = after;
      after = await lastOf(knex, from);
      await this.#keep([from, after ?? Infinity]);
    }
    const at = new Date(now()).toISOString();
    await writer.exclusively(async tx => {
      await tx('image_uses_summed').delete();
      await tx('image_uses_summed').insert({ at });
    });
  }

  /** It is read while others write, and written only where it is another. */
  async #keep([from, to]: readonly [number, number]) {
    const { knex, writer } = this.options;
    const until = Number.isFinite(to) ? to : 2 ** 31 - 1;
    const uses = await readUses(knex, [from, until]);
    const kept: KeptUse[] = await knex('image_uses').whereBetween('image_id', [
      from + 1,
      until,
    ]);
    const known = new Map(kept.map(row => [row.image_id, row]));
    const rows = [...uses].map(([id, use]) => toRow(id, use));
    const changed = rows.filter(row => !isSame(row, known.get(row.image_id)));
    const gone = kept.filter(({ image_id }) => !uses.has(image_id));
    if (changed.length + gone.length > 0) {
      await writer.exclusively(tx => write(tx, changed, gone));
    }
  }
}

/** The last number of the next portion; undefined for the last portion. */
async function lastOf(knex: Knex, after: number): Promise<number | undefined> {
  const [id]: number[] = await knex('images')
    .where('id', '>', after)
    .orderBy('id')
    .offset(PORTION - 1)
    .limit(1)
    .pluck('id');
  return id;
}

async function readUses(
  knex: Knex,
  range: readonly [number, number],
): Promise<Map<number, ImageUse>> {
  const running = `from text_images x cross join workloads w
    where x.image_id > ? and x.image_id <= ?
      and w.images = x.text_id and ${IS_WORKLOAD}`;
  const rowsOf = async (sql: string) => {
    const answer = await knex.raw(sql, [...range]);
    // PostgreSQL's driver tells more than the rows.
    return answer.rows ?? answer;
  };
  const totals = await rowsOf(totalsSql(running));
  return imageUses(totals, await rowsOf(ownersSql(running)));
}

function toRow(image_id: number, { owners, ...counts }: ImageUse): KeptUse {
  const json = owners.length > 0 ? JSON.stringify(owners) : null;
  return { image_id, ...counts, owners: json };
}

function isSame(row: KeptUse, known: KeptUse | undefined): boolean {
  const columns = Object.keys(row) as Array<keyof KeptUse>;
  return known !== undefined && columns.every(one => row[one] === known[one]);
}

async function write(
  tx: Knex.Transaction,
  changed: readonly KeptUse[],
  gone: readonly KeptUse[],
): Promise<void> {
  const ids = gone.map(({ image_id }) => image_id);
  await tx('image_uses').whereIn('image_id', ids).delete();
  // An image may be gone meanwhile, with all that refers to it.
  const there: number[] = await tx('images')
    .whereIn(
      'id',
      changed.map(({ image_id }) => image_id),
    )
    .orderBy('id')
    .pluck('id');
  const rows = new Map(changed.map(row => [row.image_id, row]));
  for (const id of there) {
    await tx('image_uses').insert(rows.get(id)).onConflict('image_id').merge();
  }
}
