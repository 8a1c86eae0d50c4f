/** So many owners are told of each image. */
const MAX_OWNERS = 10;

/** What runs an image. */
export interface ImageUse {
  workloads: number;
  clusters: number;
  /** How many of the workloads have an owner. */
  owned: number;
  /** Those who have most of them, first. */
  owners: readonly string[];
}

/** Workloads that count: a CronJob's Jobs are its runs, not of their own. */
export const IS_WORKLOAD = `not (w.kind = 'Job' and w.owner_id is not null)`;

/** What TOTALS gives of an image; PostgreSQL gives counts as text. */
export interface TotalRow {
  image_id: number;
  workloads: number | string;
  clusters: number | string;
}

/** What OWNERS gives of an image and a service. */
export interface OwnerRow {
  image_id: number;
  owner: string;
  count: number | string;
}

/** @param running - FROM and WHERE of images x.image_id and workloads w */
export function totalsSql(running: string): string {
  return `select x.image_id, count(*) as workloads,
      count(distinct w.cluster_no) as clusters
    ${running} group by x.image_id`;
}

/** @param running - As of totalsSql() */
export function ownersSql(running: string): string {
  return `select g.image_id, s.owner, g.count
    from (
      select x.image_id, w.service_id, count(*) as count
      ${running} group by x.image_id, w.service_id
    ) g cross join services s
    where s.id = g.service_id and s.owner is not null`;
}

/** What runs images, by their numbers. */
export function imageUses(
  totals: readonly TotalRow[],
  owners: readonly OwnerRow[],
): Map<number, ImageUse> {
  const counts = countsOf(owners);
  return new Map(
    totals.map(({ image_id, workloads, clusters }) => {
      const ofOwners = [...(counts.get(image_id) ?? [])].sort(
        ([a, left], [b, right]) => right - left || (a < b ? -1 : 1),
      );
      const use = {
        workloads: Number(workloads),
        clusters: Number(clusters),
        owned: ofOwners.reduce((sum, [, count]) => sum + count, 0),
        owners: ofOwners.slice(0, MAX_OWNERS).map(([owner]) => owner),
      };
      return [image_id, use];
    }),
  );
}

function countsOf(rows: readonly OwnerRow[]) {
  const all = new Map<number, Map<string, number>>();
  for (const { image_id, owner, count } of rows) {
    const counts = all.get(image_id) ?? new Map<string, number>();
    all.set(image_id, counts);
    counts.set(owner, (counts.get(owner) ?? 0) + Number(count));
  }
  return all;
}
