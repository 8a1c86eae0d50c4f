import { NotFoundError } from '@backstage/errors';
import type { Dialect } from '../../inventory/store/dialect';
import { type Asker, visibleTo } from '../asker';
import type { ClusterRow } from '../coverage';
import type { Sql, SqlReader } from '../sql';
import { parseWorkloadId, type WorkloadId } from '../workloadId';
import type { FoundWorkload } from './FoundWorkload';

const WORKLOADS = `select x.id, x.cluster_no, x.kind, x.namespace, x.name,
    x.service_id, x.service_confidence, t.text as images
  from workloads x join texts t on t.id = x.images`;

const NO_SERVICE = `cast(null as integer) as service_id,
  cast(null as integer) as service_confidence, cast(null as text) as images`;

/** One that nothing known controls: others are known by their workloads alone. */
const REPLICA_SETS = `
  select x.id, x.cluster_no, 'ReplicaSet' as kind, n.text as namespace, x.name,
    ${NO_SERVICE}
  from replica_sets x join texts n on n.id = x.namespace
  where x.cluster_no = ? and n.text = ? and x.name = ?
    and not exists (select 1 from workloads c where c.id = x.owner_id)`;

const PODS = `
  select cast(null as integer) as id, x.cluster_no, 'Pod' as kind,
    n.text as namespace, x.name, ${NO_SERVICE}
  from pods x join texts n on n.id = x.namespace
  where x.cluster_no = ? and n.text = ? and x.name = ?
    and not exists (select 1 from workloads c where c.id = x.owner_id)
    and not exists (select 1 from replica_sets c where c.id = x.owner_id)`;

export interface LiveReader {
  reader: SqlReader;
  dialect: Pick<Dialect, 'bytes'>;
}

/**
 * The workload that an id means, if the asker may know of it.
 *
 * @throws NotFoundError for any other
 */
export async function findWorkload(
  { reader, dialect }: LiveReader,
  id: string,
  asker: Asker,
): Promise<{ workload: FoundWorkload; cluster: ClusterRow }> {
  const which = parseWorkloadId(id);
  const cluster = which && clusterOf(which, asker);
  const visible = visibleTo(reader, asker, 'w');
  const found = cluster && findIn(dialect, which, cluster.no);
  const rows = found
    ? await reader.read<FoundWorkload>({
        text: `select w.id, w.kind, w.namespace, w.name, w.images
          from (${found.text}) w
          ${visible ? `where ${visible.text}` : ''} limit 1`,
        values: [...found.values, ...(visible?.values ?? [])],
      })
    : [];
  if (!cluster || rows.length === 0) {
    throw new NotFoundError(
      'There is no such workload now, or you may not know of it',
    );
  }
  return { workload: rows[0], cluster };
}

function clusterOf({ clusterId }: WorkloadId, { fleet }: Asker) {
  return fleet.called(clusterId).find(({ id }) => id === clusterId);
}

/** With the columns by which is told who may know of it. */
function findIn(
  { bytes }: Pick<Dialect, 'bytes'>,
  which: WorkloadId,
  clusterNo: number,
): Sql {
  if ('uid' in which) {
    return {
      text: `${WORKLOADS} join object_ids o on o.id = x.id
        where o.cluster_no = ? and o.uid = ${bytes('?')}`,
      values: [clusterNo, which.uid.replaceAll('-', '')],
    };
  }
  const { kind, namespace, name } = which;
  switch (kind) {
    case 'Pod':
      return { text: PODS, values: [clusterNo, namespace, name] };
    case 'ReplicaSet':
      return { text: REPLICA_SETS, values: [clusterNo, namespace, name] };
    default:
      return {
        text: `${WORKLOADS} where x.cluster_no = ? and x.kind = ?
          and x.namespace = ? and x.name = ?`,
        values: [clusterNo, kind, namespace, name],
      };
  }
}
