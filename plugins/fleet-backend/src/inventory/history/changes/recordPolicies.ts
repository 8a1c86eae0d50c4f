import {
  columnOf,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import { sameUids } from '../../store/operations/sameUids';
import type { GoneRecorder, Recorder } from '../Recorder';
import { IS_WATCHED } from './isWatched';
import { keepPolicy } from './keepPolicy';

interface KeptPolicy {
  cluster_no: number;
  kind: string;
  namespace: string;
  name: string;
}

/** Keeps which policies are new, or say something else than before. */
export const recordPolicies: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect } = statements;
  const column = (name: string) => columnOf(dialect, projection, name);
  const kept = `(select o.spec_hash from policies o
    where o.cluster_no = n.cluster_no and o.uid = n.uid)`;
  const rows = await statements.read<KeptPolicy & { before: string | null }>(
    `select n.cluster_no, n.kind, n.namespace, n.name, ${kept} as before
     from (
       select r.cluster_no, ${uid(dialect)} as uid,
         ${column('kind')} as kind, ${column('namespace')} as namespace,
         ${column('name')} as name, ${column('spec_hash')} as spec_hash
       from ${rowsFrom(dialect, clusters)}
     ) n
     where ${kept} is distinct from n.spec_hash and ${IS_WATCHED('n.kind')}
     order by n.cluster_no, n.kind, n.namespace, n.name`,
    rowValues(clusters),
  );
  for (const { cluster_no: clusterNo, before, ...policy } of rows) {
    const action = before === null ? 'created' : 'changed';
    await keepPolicy(statements, { clusterNo, ...policy, action });
  }
};

/** Keeps which policies are gone. */
export const recordGonePolicies: GoneRecorder = async (
  statements,
  _,
  { clusterNo, uids },
) => {
  const rows = await statements.read<Omit<KeptPolicy, 'cluster_no'>>(
    `select kind, namespace, name from policies
     where ${sameUids(statements.dialect)}
     order by kind, namespace, name`,
    [clusterNo, uids],
  );
  for (const policy of rows) {
    await keepPolicy(statements, { clusterNo, ...policy, action: 'deleted' });
  }
};
