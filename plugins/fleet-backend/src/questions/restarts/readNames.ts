import type { SqlReader } from '../sql';
import type { FoundRow } from './findRestarts';

/** A workload of a page. */
export interface WorkloadRow {
  id: number;
  cluster_no: number;
  namespace: string;
  kind: string;
  name: string;
  service_confidence: 0 | 1 | 2 | null;
  service_by: string | null;
  entity_ref: string | null;
  owner: string | null;
  /** When the pods of its cluster were first seen whole. */
  watched_since: string | null;
}

/** What the numbers in found rows stand for. */
export interface Names {
  workloads: ReadonlyMap<number, WorkloadRow>;
  texts: ReadonlyMap<number, string>;
}

/** Looks up what found rows, which the asker may know of, refer to. */
export async function readNames(
  reader: SqlReader,
  rows: readonly FoundRow[],
): Promise<Names> {
  const containers = rows.filter(({ what }) => what === 'container');
  const texts = [
    ...containers.map(({ container }) => container),
    ...rows.flatMap(({ reason }) => reason ?? []),
  ];
  const [workloadRows, textRows] = await Promise.all([
    readWorkloads(reader, unique(containers.map(row => row.workload_id))),
    readTexts(reader, unique(texts)),
  ]);
  return {
    workloads: new Map(workloadRows.map(row => [row.id, row])),
    texts: new Map(textRows.map(({ id, text }) => [id, text])),
  };
}

async function readWorkloads(reader: SqlReader, ids: readonly number[]) {
  const { text, values } = reader.oneOf('h.id', ids);
  return reader.read<WorkloadRow>({
    text: `select h.id, h.cluster_no, h.namespace, h.kind, h.name,
        h.service_confidence, h.service_by, s.entity_ref, s.owner, k.watched_since
      from history_workloads h
        left join services s on s.id = h.service_id
        left join kind_syncs k on k.cluster_no = h.cluster_no and k.kind = 'Pod'
      where ${text}`,
    values,
  });
}

async function readTexts(reader: SqlReader, ids: readonly number[]) {
  const { text, values } = reader.oneOf('t.id', ids);
  return reader.read<{ id: number; text: string }>({
    text: `select t.id, t.text from texts t where ${text}`,
    values,
  });
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}
