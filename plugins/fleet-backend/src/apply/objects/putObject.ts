import type { Act } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { describeObject } from '../inventory';
import type { Fence } from './Fence';
import type { Prepared } from './prepare';

/** How often an object may change while we try to. */
const MAX_TRIES = 6;
/** Whose fields are ours: an image change is an update, not an apply. */
const OUR_MANAGER = 'flotilla';

/**
 * Applies one object, as it was seen; again where its controllers wrote to it
 * meanwhile.
 *
 * @param seen - How it was; undefined where it was not there
 */
export async function putObject(
  cluster: TargetCluster,
  { manifest, ref }: Pick<Prepared, 'manifest' | 'ref'>,
  seen: LiveObject | undefined,
  act: Pick<Act, 'conflicts' | 'signal'> & { fence: Fence },
): Promise<LiveObject> {
  const { fence, signal } = act;
  let live = seen;
  let force = act.conflicts === 'takeOver';
  for (let tries = 1; ; tries += 1) {
    await fence.hold();
    try {
      const options = { force, seen: live?.metadata, signal };
      return (await cluster.apply(manifest, options)).object;
    } catch (error) {
      if (!force && isOurConflict(error)) {
        force = true;
        continue;
      }
      if (tries === MAX_TRIES || !isTargetError(error, 'stale')) {
        throw deliveryError(error, describeObject(ref));
      }
    }
    await fence.renew();
    live = await cluster.get(ref, { signal });
  }
}

/** Whether all the fields that are owned already are owned by us. */
export function isOurConflict(error: unknown): boolean {
  return (
    isTargetError(error, 'conflict') &&
    error.conflicts.length > 0 &&
    error.conflicts.every(({ manager }) => manager === OUR_MANAGER)
  );
}
