import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ImageChange,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { deliveryError } from '../deliveryError';
import { describeObject } from '../inventory';
import { type ChangedContainer, meant } from './containers';

/** @throws NotFoundError where it is not there */
export async function readWorkload(
  cluster: TargetCluster,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<LiveObject> {
  const object = await cluster
    .get(ref, { signal })
    .catch(error => Promise.reject(deliveryError(error, describeObject(ref))));
  if (!object) {
    throw new NotFoundError(`${describeObject(ref)} is not there`);
  }
  return object;
}

/** @throws InputError where the changes mean no container of the workload */
export function containersMeant(
  workload: LiveObject,
  ref: ObjectRef,
  changes: readonly ImageChange[],
): ChangedContainer[] {
  const containers = meant(workload, changes);
  if (containers.length === 0) {
    const images = changes.map(({ container, image }) => container ?? image);
    throw new InputError(
      `${describeObject(ref)} has no container for ${images.join(', ')}`,
    );
  }
  return containers;
}
