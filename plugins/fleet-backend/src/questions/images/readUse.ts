import {
  type ImageUse,
  imageUses,
  type OwnerRow,
  ownersSql,
  type TotalRow,
  totalsSql,
} from '../../inventory/images/imageUse';
import type { Sql, SqlReader } from '../sql';
import type { MatchingImages } from './matchingImages';

type Workloads = Pick<MatchingImages, 'workloads' | 'isSelective'>;

/**
 * How many of the workloads that match run images, in how many clusters, for
 * whom. It is counted in the database, and where it can be in an index alone:
 * an image may run everywhere.
 *
 * @param ids - Of images
 */
export async function readUse(
  reader: SqlReader,
  ids: readonly number[],
  matching: Workloads,
): Promise<Map<number, ImageUse>> {
  const { text, values } = runningSql(reader, ids, matching);
  const [totals, owners] = await Promise.all([
    reader.read<TotalRow>({ text: totalsSql(text), values }),
    reader.read<OwnerRow>({ text: ownersSql(text), values }),
  ]);
  return imageUses(totals, owners);
}

/**
 * The images x.image_id and the workloads w that run them. It begins with the
 * workloads where few are left. The plus keeps SQLite from looking up each
 * image of each workload then.
 */
function runningSql(
  reader: Pick<SqlReader, 'oneOf'>,
  ids: readonly number[],
  { workloads, isSelective }: Workloads,
): Sql {
  if (isSelective) {
    const among = reader.oneOf('+x.image_id', ids);
    return {
      text: `from workloads w cross join text_images x
        where ${workloads.text} and x.text_id = w.images and ${among.text}`,
      values: [...workloads.values, ...among.values],
    };
  }
  const among = reader.oneOf('x.image_id', ids);
  return {
    text: `from text_images x cross join workloads w
      where ${among.text} and w.images = x.text_id and ${workloads.text}`,
    values: [...among.values, ...workloads.values],
  };
}
