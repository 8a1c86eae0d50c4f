import { ConflictError } from '@backstage/errors';
import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import { textAt } from '../cluster/fields';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { deliveryError } from '../deliveryError';
import { eachOf } from '../eachOf';
import { describeObject, objectKey, RELEASE_LABEL } from '../inventory';
import type { Prepared } from './prepare';

/** How many requests are under way to one cluster. */
export const AT_ONCE = 8;

/** Objects by their keys; those that are not there are not in it. */
export type LiveObjects = ReadonlyMap<string, LiveObject>;

/** How the objects are now that are to be applied. */
export async function readLive(
  cluster: TargetCluster,
  prepared: readonly Prepared[],
  signal: AbortSignal,
): Promise<LiveObjects> {
  const served = prepared.filter(({ isServed }) => isServed);
  const found = await eachOf(served, AT_ONCE, async ({ ref }) => {
    const object = await cluster
      .get(ref, { signal })
      .catch(error =>
        Promise.reject(deliveryError(error, describeObject(ref))),
      );
    return object ? [[objectKey(ref), object] as const] : [];
  });
  return new Map(found.flat());
}

/** The release that has an object, if it is another one. */
export function otherRelease(
  object: LiveObject | undefined,
  release: Release,
): string | undefined {
  const owner = releaseOf(object);
  return owner === release.name ? undefined : owner;
}

/** The release that an object says it is of. */
export function releaseOf(object: LiveObject | undefined): string | undefined {
  return textAt(object, 'metadata', 'labels', RELEASE_LABEL);
}

/** @throws ConflictError for an object that another release brought */
export function refuseOthers(
  live: LiveObjects,
  release: Release,
  refs: readonly ObjectRef[],
) {
  for (const ref of refs) {
    const owner = otherRelease(live.get(objectKey(ref)), release);
    if (owner) {
      throw new ConflictError(
        `${describeObject(
          ref,
        )} is of the release ${owner}; only one can have it`,
      );
    }
  }
}
