import type {
  DifferenceKind,
  DifferenceSide,
  WorkloadDifference,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import type { SqlReader } from '../sql';
import { workloadIdOf } from '../workloadId';
import type { Pair } from './pairs';
import { readTexts } from './readTexts';
import type { ComparedWorkload } from './readWorkloads';
import type { RunningDigests } from './RunningDigests';

/** A pair, and in what its sides differ. */
export interface Compared {
  pair: Pair;
  kinds: DifferenceKind[];
}

export interface ToDifferencesOptions {
  left: ClusterRow;
  right: ClusterRow;
  hashes: ReadonlyMap<number, string>;
  digests: RunningDigests;
}

interface ServiceRow {
  id: number;
  entity_ref: string;
  owner: string | null;
}

/** One page of pairs as the API shows them. */
export async function toDifferences(
  reader: SqlReader,
  page: readonly Compared[],
  options: ToDifferencesOptions,
): Promise<WorkloadDifference[]> {
  const sides = page.flatMap(({ pair }) => sidesOf(pair));
  const images = await readTexts(
    reader,
    sides.map(one => one.images),
  );
  const services = await readServices(
    reader,
    sides.flatMap(one => one.service_id ?? []),
  );
  return page.map(({ pair, kinds }) => {
    const { namespace, name, kind, left, right } = pair;
    const [service] = sidesOf(pair).flatMap(
      one => services.get(one.service_id ?? -1) ?? [],
    );
    const side = (workload: ComparedWorkload, cluster: ClusterRow) =>
      toSide(workload, { ...options, cluster, images, kinds });
    return {
      id: `${namespace}/${kind}/${name}`,
      namespace,
      workload: { kind, name },
      kinds,
      left: left && side(left, options.left),
      right: right && side(right, options.right),
      entityRef: service?.entity_ref,
      owner: service?.owner ?? undefined,
    };
  });
}

function toSide(
  workload: ComparedWorkload,
  {
    cluster,
    images,
    kinds,
    hashes,
    digests,
  }: Pick<ToDifferencesOptions, 'hashes' | 'digests'> & {
    cluster: ClusterRow;
    images: ReadonlyMap<number, string>;
    kinds: readonly DifferenceKind[];
  },
): DifferenceSide {
  return {
    id: workloadIdOf(cluster.id, workload),
    images: JSON.parse(images.get(workload.images)!),
    digests: kinds.includes('digests') ? digests.of(workload) : undefined,
    version: workload.version ?? undefined,
    replicas: workload.desired,
    templateHash: hashes.get(workload.id),
    status: workload.status,
  };
}

function sidesOf({ left, right }: Pair): ComparedWorkload[] {
  return [left, right].filter(one => one !== undefined);
}

async function readServices(
  reader: SqlReader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ServiceRow>> {
  const { text, values } = reader.oneOf('s.id', [...new Set(ids)]);
  const rows = await reader.read<ServiceRow>({
    text: `select s.id, s.entity_ref, s.owner from services s where ${text}`,
    values,
  });
  return new Map(rows.map(row => [row.id, row]));
}
