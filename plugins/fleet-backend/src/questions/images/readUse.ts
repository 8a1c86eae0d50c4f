import type { Sql, SqlReader } from '../sql';
import type { MatchingImages } from './matchingImages';

/** What runs an image. */
export interface ImageUse {
  workloads: number;
  clusters: number;
  /** How many workloads each owner has. */
  owners: ReadonlyMap<string, number>;
}

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
  const running = runningSql(reader, ids, matching);
  const [totals, owners] = await Promise.all([
    readTotals(reader, running),
    readOwners(reader, running),
  ]);
  return new Map(
    totals.map(({ image_id, workloads, clusters }) => [
      image_id,
      {
        workloads: Number(workloads),
        clusters: Number(clusters),
        owners: owners.get(image_id) ?? new Map(),
      },
    ]),
  );
}

function readTotals(reader: SqlReader, { text, values }: Sql) {
  return reader.read<{
    image_id: number;
    workloads: number | string;
    clusters: number | string;
  }>({
    text: `select x.image_id, count(*) as workloads,
        count(distinct w.cluster_no) as clusters
      ${text} group by x.image_id`,
    values,
  });
}

async function readOwners(reader: SqlReader, { text, values }: Sql) {
  const rows = await reader.read<{
    image_id: number;
    owner: string;
    count: number | string;
  }>({
    text: `select g.image_id, s.owner, g.count
      from (
        select x.image_id, w.service_id, count(*) as count
        ${text} group by x.image_id, w.service_id
      ) g cross join services s
      where s.id = g.service_id and s.owner is not null`,
    values,
  });
  const owners = new Map<number, Map<string, number>>();
  for (const { image_id, owner, count } of rows) {
    const counts = owners.get(image_id) ?? new Map();
    owners.set(image_id, counts);
    counts.set(owner, (counts.get(owner) ?? 0) + Number(count));
  }
  return owners;
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
