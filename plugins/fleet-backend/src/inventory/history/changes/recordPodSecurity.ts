import {
  columnOf,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';
import { IS_WATCHED } from './isWatched';
import { keepPolicy } from './keepPolicy';
import type { PolicyChange } from './types';

const PREFIX = 'pod-security.kubernetes.io/';

interface LabelledNamespace {
  cluster_no: number;
  name: string;
  labels: string;
  before: string | null;
}

/** Keeps which namespaces are held to another Pod Security Standard than before. */
export const recordPodSecurity: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect } = statements;
  const column = (name: string) => columnOf(dialect, projection, name);
  const kept = `(select o.labels from namespaces o
    where o.cluster_no = n.cluster_no and o.uid = n.uid)`;
  const rows = await statements.read<LabelledNamespace>(
    `select n.cluster_no, n.name, n.labels, ${kept} as before
     from (
       select r.cluster_no, ${uid(dialect)} as uid,
         ${column('name')} as name, ${column('labels')} as labels
       from ${rowsFrom(dialect, clusters)}
     ) n
     where ${kept} is distinct from n.labels and ${IS_WATCHED("'Namespace'")}
     order by n.cluster_no, n.name`,
    rowValues(clusters),
  );
  for (const { cluster_no: clusterNo, name, labels, before } of rows) {
    const action = actionOf(standardOf(before ?? '{}'), standardOf(labels));
    if (action) {
      const policy = { kind: 'PodSecurity', namespace: name, name, action };
      await keepPolicy(statements, { clusterNo, ...policy });
    }
  }
};

/** What labels say of Pod Security, in one text; empty for nothing. */
function standardOf(labels: string): string {
  return Object.entries(JSON.parse(labels))
    .filter(([key]) => key.startsWith(PREFIX))
    .map(pair => pair.join('='))
    .sort()
    .join();
}

function actionOf(
  before: string,
  after: string,
): PolicyChange['action'] | undefined {
  if (before === after) {
    return undefined;
  }
  if (!before) {
    return 'created';
  }
  return after ? 'changed' : 'deleted';
}
