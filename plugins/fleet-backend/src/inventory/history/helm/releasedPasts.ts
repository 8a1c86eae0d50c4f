import type { Knex } from 'knex';
import { labelledWorkloads, pastsOf } from '../deliveries/labelledWorkloads';

/** Helm labels all that it makes; which release it was, charts label by custom. */
const MANAGED_BY = ['app.kubernetes.io/managed-by', 'Helm'] as const;
const RELEASE_LABELS = ['app.kubernetes.io/instance', 'release'];

/** A release of Helm in a cluster. */
export interface ReleaseKey {
  cluster_no: number;
  namespace: string;
  release_name: string;
}

/** The numbers in history_workloads of the workloads of a release. */
export async function releasedPasts(
  tx: Knex.Transaction,
  { cluster_no: clusterNo, namespace, release_name: name }: ReleaseKey,
): Promise<number[]> {
  const found = await Promise.all(
    RELEASE_LABELS.map(label =>
      labelledWorkloads(tx, clusterNo, [MANAGED_BY, [label, name]]),
    ),
  );
  const own = found.flat().filter(workload => workload[1] === namespace);
  const pasts = await pastsOf(tx, clusterNo, own);
  return [...new Set(pasts)];
}
