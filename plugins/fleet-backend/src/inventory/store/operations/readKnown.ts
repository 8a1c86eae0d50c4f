import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { Projection } from '../../projections';
import type { Dialect } from '../dialect';

const PAGE = 5_000;
const BYTES_AN_OBJECT = 22;
const UID_BYTES = 16;
const HALF_UID = 8;

/** What is known of a kind's objects, as InventoryWriter.known() says. */
export async function readKnown(
  knex: Knex,
  dialect: Dialect,
  options: { clusterId: string; projection: Projection },
): Promise<Uint8Array> {
  const pages: Uint8Array[] = [];
  const uidBytes = options.projection.many ? HALF_UID : UID_BYTES;
  let after: Uint8Array = Buffer.alloc(0);
  for (;;) {
    const page = await readPage(knex, dialect, { ...options, after });
    pages.push(page);
    if (page.length < PAGE * BYTES_AN_OBJECT) {
      return whole(pages);
    }
    after = page.subarray(-BYTES_AN_OBJECT, uidBytes - BYTES_AN_OBJECT);
    // SQLite runs in this thread, which answers others before the next page.
    await setImmediate();
  }
}

async function readPage(
  knex: Knex,
  dialect: Dialect,
  {
    clusterId,
    projection,
    after,
  }: { clusterId: string; projection: Projection; after: Uint8Array },
): Promise<Uint8Array> {
  const { table, numbered, shared, kind } = projection;
  const rows = knex(`${table} as t`)
    .select('t.row_hash')
    .join('clusters as c', 'c.no', 't.cluster_no')
    .where('c.id', clusterId)
    .limit(PAGE);
  if (numbered) {
    rows.join('object_ids as i', 'i.id', 't.id');
  }
  if (shared) {
    rows.where('t.kind', kind);
  }
  const uid = numbered ? 'i.uid' : 't.uid';
  rows.select({ uid }).where(uid, '>', after).orderBy(uid);
  const [{ packed }] = await knex
    .from(rows.as('o'))
    .select({ packed: knex.raw(dialect.packed) });
  return dialect.unpacked(packed);
}

/** In memory of its own, since a view is copied between threads with all behind it. */
function whole(pages: Uint8Array[]): Uint8Array {
  const length = pages.reduce((sum, page) => sum + page.length, 0);
  const all = new Uint8Array(length);
  let at = 0;
  for (const page of pages) {
    all.set(page, at);
    at += page.length;
  }
  return all;
}
