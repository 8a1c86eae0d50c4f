import type { ImageUse } from '../../inventory/images/imageUse';
import { decodeCursor } from '../cursor';
import type { Sql, SqlReader } from '../sql';
import { type ImagePage, type ImageRow, toPage } from './readImages';

interface SummedRow extends ImageRow {
  workloads: number;
  clusters: number;
  owned: number;
  /** JSON */
  owners: string | null;
}

/** Whether what runs images has been summed up. */
export async function isSummed(reader: SqlReader): Promise<boolean> {
  const rows = await reader.read({
    text: 'select at from image_uses_summed limit 1',
    values: [],
  });
  return rows.length > 0;
}

/**
 * One page of the images that are named so, with what runs them as it was summed
 * up, for who sees all.
 *
 * @throws InputError for anything that was not a cursor of this order
 */
export async function readSummed(
  reader: SqlReader,
  named: Sql | undefined,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<ImagePage & { uses: ReadonlyMap<number, ImageUse> }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 3);
  const among = named ? `and ${named.text}` : '';
  const values = named?.values ?? [];
  const [found, counted] = await Promise.all([
    reader.read<SummedRow>({
      text: `select i.id, i.repository, i.tag, i.digest, i.first_seen_at,
          u.workloads, u.clusters, u.owned, u.owners
        from images i cross join image_uses u
        where u.image_id = i.id ${among}
          ${after ? 'and (i.repository, i.tag, i.digest) > (?, ?, ?)' : ''}
        order by i.repository, i.tag, i.digest limit ?`,
      values: [...values, ...(after ?? []), limit + 1],
    }),
    reader.read<{ count: number | string }>({
      text: named
        ? `select count(*) as count from images i cross join image_uses u
           where u.image_id = i.id ${among}`
        : 'select count(*) as count from image_uses',
      values,
    }),
  ]);
  return {
    ...toPage(found, limit),
    total: Number(counted[0].count),
    uses: new Map(found.map(row => [row.id, useOf(row)])),
  };
}

function useOf({ workloads, clusters, owned, owners }: SummedRow): ImageUse {
  return {
    ...{ workloads, clusters, owned },
    owners: owners === null ? [] : JSON.parse(owners),
  };
}
