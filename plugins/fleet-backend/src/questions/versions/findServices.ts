import { decodeCursor, encodeCursor } from '../cursor';
import { refOf } from '../entityRefs';
import type { Sql, SqlReader } from '../sql';

/** A service as the inventory has it. */
export interface ServiceRow {
  id: number;
  entity_ref: string;
  owner: string | null;
  lifecycle: string | null;
  system: string | null;
}

export interface FindServicesOptions {
  entityRef?: string;
  owner?: string;
  system?: string;
  /** Of the only cluster that it has to run in. */
  clusterNo?: number;
  /** Which workloads `w` the asker may know of; all if absent. */
  visible?: Sql;
  limit: number;
  cursor?: string;
}

/** One page of the services that run anywhere, by entity reference. */
export async function findServices(
  reader: SqlReader,
  options: FindServicesOptions,
): Promise<{ rows: ServiceRow[]; total: number; nextCursor?: string }> {
  const { limit, cursor } = options;
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  const running = runningServices(options);
  const rows = await reader.read<ServiceRow>({
    text: `select s.id, s.entity_ref, s.owner, s.lifecycle, s.system
      from services s where ${running.text}
        ${after === undefined ? '' : 'and s.entity_ref > ?'}
      order by s.entity_ref limit ?`,
    values: [
      ...running.values,
      ...(after === undefined ? [] : [after]),
      limit + 1,
    ],
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const isWhole = !last && after === undefined;
  return {
    rows: rows.slice(0, limit),
    // A first page that is the last one has been counted by reading it.
    total: isWhole ? rows.length : await count(reader, running),
    nextCursor: last && encodeCursor([last.entity_ref]),
  };
}

function runningServices(options: FindServicesOptions): Sql {
  const { entityRef, owner, system, clusterNo, visible } = options;
  const equals = (
    column: string,
    ref: string | undefined,
    defaultKind?: string,
  ): Sql[] =>
    ref
      ? [{ text: `s.${column} = ?`, values: [refOf(ref, { defaultKind })] }]
      : [];
  const conditions: Sql[] = [
    ...equals('entity_ref', entityRef),
    ...equals('owner', owner, 'group'),
    ...equals('system', system, 'system'),
    runs(visible),
    ...(clusterNo === undefined
      ? []
      : [runs(visible, { text: 'w.cluster_no = ?', values: [clusterNo] })]),
  ];
  return {
    text: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function runs(...where: Array<Sql | undefined>): Sql {
  const all = where.filter(one => one !== undefined);
  return {
    text: `exists (select 1 from workloads w where w.service_id = s.id
      ${all.map(({ text }) => `and ${text}`).join(' ')})`,
    values: all.flatMap(({ values }) => values),
  };
}

async function count(reader: SqlReader, { text, values }: Sql) {
  const [row] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from services s where ${text}`,
    values,
  });
  return Number(row.count);
}
