import type { CostDimension } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { SqlReader } from '../sql';
import { servicesById } from './servicesById';
import type { RequestSum } from './sumRequests';

/**
 * What people call what sums are of; undefined for a cluster that came after
 * the fleet was read, which is left to a later answer.
 */
export async function keysOf(
  reader: SqlReader,
  sums: ReadonlyArray<Pick<RequestSum, 'key'>>,
  { dimension, fleet }: { dimension: CostDimension; fleet: FleetSnapshot },
): Promise<(sum: Pick<RequestSum, 'key'>) => string | undefined> {
  if (dimension === 'cluster') {
    return ({ key }) => fleet.clusterOf(Number(key))?.id;
  }
  if (dimension === 'namespace') {
    return ({ key }) => String(key);
  }
  const ids = sums.flatMap(({ key }) => (key === null ? [] : [Number(key)]));
  const services = await servicesById(reader, [...new Set(ids)]);
  const field = dimension === 'owner' ? 'owner' : 'entity_ref';
  return ({ key }) => services.get(Number(key))?.[field] ?? '';
}
