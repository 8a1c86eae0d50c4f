import type { Sql, SqlReader } from '../sql';

/** A digest that an image's tag has been seen with. */
export interface DigestRow {
  image_id: number;
  digest: string;
  first_seen_at: string;
}

/**
 * The digests that images' tags have been seen with, the newest first.
 *
 * @param ids - Of images
 * @param among - The condition on workloads `w` whose pods have to run it now;
 * undefined for all that have been seen
 */
export async function readDigests(
  reader: SqlReader,
  ids: readonly number[],
  among?: Sql,
): Promise<Map<number, DigestRow[]>> {
  const named = reader.oneOf('i.id', ids);
  const rows = await reader.read<DigestRow>({
    text: `select i.id as image_id, r.digest, r.first_seen_at
      from images i cross join images r
      where ${named.text} and r.repository = i.repository and r.tag = i.tag
        and r.digest <> '' ${among ? `and ${isRunBy(among)}` : ''}
      order by r.first_seen_at desc, r.digest`,
    values: [...named.values, ...(among?.values ?? [])],
  });
  const digests = new Map<number, DigestRow[]>();
  for (const row of rows) {
    digests.set(row.image_id, [...(digests.get(row.image_id) ?? []), row]);
  }
  return digests;
}

/** Pods are a workload's own, or those of its ReplicaSets and Jobs. */
function isRunBy({ text }: Sql): string {
  const runs = (from: string, owner: string) => `exists (
    select 1 from ${from} pods p cross join text_images y
    where ${owner} and y.text_id = p.digests and y.image_id = r.id)`;
  return `exists (
    select 1 from text_images x cross join workloads w
    where x.image_id = i.id and w.images = x.text_id and ${text} and (
      ${runs('', 'p.owner_id = w.id')}
      or ${runs(
        'replica_sets o cross join',
        'o.owner_id = w.id and o.desired > 0 and p.owner_id = o.id',
      )}
      or ${runs(
        'workloads o cross join',
        `o.owner_id = w.id and o.kind = 'Job' and p.owner_id = o.id`,
      )}))`;
}
