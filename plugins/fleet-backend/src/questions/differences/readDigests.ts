import { placeholders, type SqlReader } from '../sql';

/**
 * What pods of clusters run, by the numbers of their workloads: the numbers of
 * texts with the digests of each pod's containers.
 */
export async function readDigests(
  reader: SqlReader,
  nos: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const rows = await reader.read<{ workload_id: number; digests: number }>({
    text: `select coalesce(r.owner_id, p.owner_id) as workload_id, p.digests
      from pods p left join replica_sets r on r.id = p.owner_id
      where p.cluster_no in ${placeholders(nos)} and p.owner_id is not null
      group by 1, 2`,
    values: nos,
  });
  const digests = new Map<number, Set<number>>();
  for (const { workload_id, digests: text } of rows) {
    const known = digests.get(workload_id) ?? new Set();
    digests.set(workload_id, known.add(text));
  }
  return digests;
}
