import {
  CHANGE_KINDS,
  type ChangeKind,
} from '../../inventory/history/changes/types';
import type { SqlReader } from '../sql';
import {
  type ChangeFilter,
  isOfWorkloads,
  matchingChanges,
} from './matchingChanges';

/** A change as the database has it; PostgreSQL gives large numbers as text. */
export interface FoundChange {
  id: number | string;
  cluster_no: number;
  kind: number;
  last_at: number | string;
  not_before: number | string | null;
  what: string;
  /** Of the workload or the policy. */
  namespace: string | null;
  /** Of what is of a workload only. */
  workload_kind?: string;
  name?: string;
  service_confidence?: number | null;
  service_by?: string | null;
  entity_ref?: string | null;
  owner?: string | null;
}

const COLUMNS = 'u.id, u.cluster_no, u.kind, u.last_at, u.not_before, u.what';
const WORKLOAD_COLUMNS = `h.namespace, h.kind as workload_kind, h.name,
  h.service_confidence, h.service_by, s.entity_ref, s.owner`;

/** The newest changes of these kinds that match: of each kind, up to a limit. */
export async function findChanges(
  reader: SqlReader,
  kinds: readonly ChangeKind[],
  { filter, limit }: { filter: ChangeFilter; limit: number },
): Promise<FoundChange[]> {
  const found = await Promise.all(
    kinds.map(kind => findOfKind(reader, kind, { filter, limit })),
  );
  return found.flat();
}

async function findOfKind(
  reader: SqlReader,
  kind: ChangeKind,
  { filter, limit }: { filter: ChangeFilter; limit: number },
): Promise<FoundChange[]> {
  const matching = matchingChanges(kind, filter, true);
  if (!matching) {
    return [];
  }
  const { from, where, values } = matching;
  const services = from.startsWith('services s')
    ? ''
    : 'left join services s on s.id = h.service_id';
  const [columns, joins] = isOfWorkloads(kind)
    ? [WORKLOAD_COLUMNS, services]
    : ['u.namespace', ''];
  return reader.read<FoundChange>({
    text: `select ${COLUMNS}, ${columns} from ${from} ${joins}
      where ${where} order by u.id desc limit ?`,
    values: [...values, limit],
  });
}

/** How many changes match, by their kind. */
export async function countChanges(
  reader: SqlReader,
  filter: ChangeFilter,
): Promise<Record<ChangeKind, number>> {
  const counts = await Promise.all(
    CHANGE_KINDS.map(async kind => [
      kind,
      await countOfKind(reader, kind, filter),
    ]),
  );
  return Object.fromEntries(counts);
}

async function countOfKind(
  reader: SqlReader,
  kind: ChangeKind,
  filter: ChangeFilter,
): Promise<number> {
  const matching = matchingChanges(kind, filter, false);
  if (!matching) {
    return 0;
  }
  const { from, where, values } = matching;
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from ${from} where ${where}`,
    values,
  });
  return Number(count);
}
