import type { SqlReader } from '../sql';
import type { ComparedWorkload } from './readWorkloads';

/**
 * The hashes of pod templates that Deployments have now, by the workloads'
 * numbers: what a ReplicaSet is called beyond its Deployment.
 */
export async function readTemplateHashes(
  reader: SqlReader,
  workloads: readonly ComparedWorkload[],
): Promise<ReadonlyMap<number, string>> {
  const deployments = new Map(
    workloads.filter(({ kind }) => kind === 'Deployment').map(w => [w.id, w]),
  );
  const { text, values } = reader.oneOf('w.id', [...deployments.keys()]);
  const rows = await reader.read<{ id: number; name: string }>({
    text: `select w.id, r.name
      from workloads w cross join replica_sets r
      where ${text} and r.owner_id = w.id and r.revision = w.revision`,
    values,
  });
  return new Map(
    rows.flatMap(({ id, name }): Array<[number, string]> => {
      const prefix = `${deployments.get(id)!.name}-`;
      return name.startsWith(prefix) ? [[id, name.slice(prefix.length)]] : [];
    }),
  );
}
