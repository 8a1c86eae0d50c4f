import type { Sql, SqlReader } from '../sql';

/** A service that is hit, and how many of its workloads. */
export interface HitRow {
  id: number;
  entity_ref: string;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  lost: number;
  total: number;
}

export interface Hit {
  /** Those first that run nowhere else, then by how much is lost. */
  services: HitRow[];
  /** How many workloads are lost that belong to no service. */
  unclaimed: number;
}

export interface FindHitOptions {
  /** The condition on workloads `w` that they are lost. */
  lost: Sql;
  /** Which workloads `w` the asker may know of; all if absent. */
  visible?: Sql;
}

interface LostRow {
  service_id: number | null;
  count: number | string;
}

const IS_OWN = `not (w.kind = 'Job' and w.owner_id is not null)`;

/**
 * The services that are hit. They are as many as the catalog has at most, and
 * what is counted of them is in indexes.
 */
export async function findHit(
  reader: SqlReader,
  { lost, visible }: FindHitOptions,
): Promise<Hit> {
  const rows = await reader.read<LostRow>({
    text: `select w.service_id, count(*) as count from workloads w
      where ${lost.text} and ${IS_OWN} ${and(visible)}
      group by w.service_id`,
    values: [...lost.values, ...(visible?.values ?? [])],
  });
  const counts = new Map(
    rows.map(({ service_id, count }) => [service_id, Number(count)]),
  );
  const services = await readServices(reader, counts, visible);
  const known = services.reduce((sum, row) => sum + row.lost, 0);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { services: services.sort(worstFirst), unclaimed: all - known };
}

async function readServices(
  reader: SqlReader,
  lost: ReadonlyMap<number | null, number>,
  visible: Sql | undefined,
): Promise<HitRow[]> {
  const ids = [...lost.keys()].filter(id => id !== null);
  const among = reader.oneOf('w.service_id', ids);
  const rows = await reader.read<HitRow & { total: number | string }>({
    text: `select s.id, s.entity_ref, s.owner, s.system, s.lifecycle, g.total
      from (
        select w.service_id, count(*) as total from workloads w
        where ${among.text} and ${IS_OWN} ${and(visible)}
        group by w.service_id
      ) g cross join services s
      where s.id = g.service_id`,
    values: [...among.values, ...(visible?.values ?? [])],
  });
  return rows.map(row => ({
    ...row,
    total: Number(row.total),
    lost: lost.get(row.id) ?? 0,
  }));
}

function and(condition: Sql | undefined): string {
  return condition ? `and ${condition.text}` : '';
}

/** Whether nothing of a service is left. */
export function isGone({ lost, total }: HitRow): boolean {
  return lost >= total;
}

function worstFirst(a: HitRow, b: HitRow): number {
  return (
    Number(isGone(b)) - Number(isGone(a)) ||
    b.lost - a.lost ||
    (a.entity_ref < b.entity_ref ? -1 : 1)
  );
}
