import type { PlacementStatus } from '@flotilla/backstage-plugin-fleet-common';
import { placeholders, type Sql, type SqlReader } from '../sql';

/** A workload of one of the clusters, as the database has it. */
export interface ComparedWorkload {
  id: number;
  cluster_no: number;
  kind: string;
  namespace: string;
  name: string;
  /** texts.id */
  images: number;
  version: string | null;
  desired: number;
  status: PlacementStatus;
  service_id: number | null;
}

/**
 * The workloads of two clusters that an asker may know of. A CronJob's Jobs are
 * its runs, and are not among them.
 */
export async function readWorkloads(
  reader: SqlReader,
  nos: readonly number[],
  { visible, entityRef }: { visible?: Sql; entityRef?: string },
): Promise<ComparedWorkload[]> {
  const conditions: Sql[] = [
    ...(entityRef === undefined
      ? []
      : [
          {
            text: 's.entity_ref = ? and w.service_id = s.id',
            values: [entityRef],
          },
        ]),
    { text: `w.cluster_no in ${placeholders(nos)}`, values: nos },
    ...(visible ? [visible] : []),
  ];
  const services = entityRef === undefined ? '' : 'services s cross join ';
  return reader.read<ComparedWorkload>({
    text: `select w.id, w.cluster_no, w.kind, w.namespace, w.name, w.images,
        w.version, w.desired, w.status, w.service_id
      from ${services}workloads w
      where ${conditions.map(({ text }) => text).join(' and ')}
        and (w.kind <> 'Job' or w.owner_id is null)`,
    values: conditions.flatMap(({ values }) => values),
  });
}
