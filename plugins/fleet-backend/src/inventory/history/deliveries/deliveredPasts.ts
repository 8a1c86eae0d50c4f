import type { Knex } from 'knex';
import type {
  DeliveredWorkload,
  Deliverer,
} from '../../projections/deliveries/delivery';
import { labelledWorkloads, pastsOf } from './labelledWorkloads';

/** How Flux labels what it delivers. */
const LABELS: Readonly<Partial<Record<Deliverer, string>>> = {
  HelmRelease: 'helm.toolkit.fluxcd.io',
  Kustomization: 'kustomize.toolkit.fluxcd.io',
};

/** A row of deliveries. */
export interface DeliveryRow {
  cluster_no: number;
  kind: Deliverer;
  namespace: string;
  name: string;
  destination: string | null;
  /** JSON */
  workloads: string | null;
  /** JSON */
  history: string;
}

/** The numbers in history_workloads of the workloads that somebody delivers. */
export async function deliveredPasts(
  tx: Knex.Transaction,
  row: DeliveryRow,
): Promise<number[]> {
  const clusterNo = await destinationOf(tx, row);
  if (clusterNo === undefined) {
    return [];
  }
  const workloads: DeliveredWorkload[] = row.workloads
    ? JSON.parse(row.workloads)
    : await labelled(tx, clusterNo, row);
  return pastsOf(tx, clusterNo, workloads);
}

/** A name means a cluster where only one has it. */
async function destinationOf(
  tx: Knex.Transaction,
  { cluster_no, destination }: DeliveryRow,
): Promise<number | undefined> {
  if (destination === null) {
    return cluster_no;
  }
  const nos: number[] = await tx('clusters')
    .where({ name: destination })
    .pluck('no');
  return nos.length === 1 ? nos[0] : undefined;
}

function labelled(
  tx: Knex.Transaction,
  clusterNo: number,
  { kind, namespace, name }: DeliveryRow,
): Promise<DeliveredWorkload[]> {
  const prefix = LABELS[kind];
  return labelledWorkloads(tx, clusterNo, [
    [`${prefix}/name`, name],
    [`${prefix}/namespace`, namespace],
  ]);
}
