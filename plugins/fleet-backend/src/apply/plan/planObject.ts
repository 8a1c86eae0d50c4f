import type { ObjectPlan } from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import {
  type FieldConflict,
  isTargetError,
  TargetError,
} from '../cluster/TargetError';
import { differences } from '../diff';
import type { Prepared } from '../objects/prepare';
import { otherRelease } from '../objects/readLive';

const REASONS: Partial<
  Record<TargetError['failure'], NonNullable<ObjectPlan['refusal']>['reason']>
> = {
  admission: 'admission',
  forbidden: 'forbidden',
  invalid: 'invalid',
  notFound: 'invalid',
  notServed: 'notServed',
};

/**
 * What will happen to one object, as the API server says it, by a dry run.
 *
 * @param comes - Whether its namespace comes with the release, so that the API
 *   server may not be able to tell yet
 */
export async function planObject(
  cluster: TargetCluster,
  release: Release,
  { ref, manifest, isServed }: Prepared,
  { comes, signal }: { comes: boolean; signal: AbortSignal },
): Promise<ObjectPlan> {
  if (!isServed) {
    return planned(ref, undefined, manifest, []);
  }
  let live: LiveObject | undefined;
  try {
    live = await cluster.get(ref, { signal });
    refuseOther(live, release);
    const { object, conflicts } = await tryApply(cluster, manifest, signal);
    // What is new is shown as it was written, without the server's defaults.
    return planned(ref, live, live ? object : manifest, conflicts);
  } catch (error) {
    if (comes && isTargetError(error, 'notFound')) {
      return planned(ref, undefined, manifest, []);
    }
    const reason = error instanceof TargetError && REASONS[error.failure];
    if (!reason) {
      throw error;
    }
    const refusal = { reason, message: error.message };
    const act = live ? 'update' : 'create';
    return { object: ref, act, differences: [], conflicts: [], refusal };
  }
}

function refuseOther(live: LiveObject | undefined, release: Release) {
  const other = otherRelease(live, release);
  if (other) {
    const message = `it is of the release ${other}; only one can have it`;
    throw new TargetError('invalid', message);
  }
}

/** Whoever owns its fields. */
async function tryApply(
  cluster: TargetCluster,
  manifest: Prepared['manifest'],
  signal: AbortSignal,
): Promise<{ object: LiveObject; conflicts: readonly FieldConflict[] }> {
  const options = { dryRun: true, signal };
  try {
    const { object } = await cluster.apply(manifest, options);
    return { object, conflicts: [] };
  } catch (error) {
    if (!isTargetError(error, 'conflict')) {
      throw error;
    }
    const forced = { ...options, force: true };
    const { object } = await cluster.apply(manifest, forced);
    return { object, conflicts: error.conflicts };
  }
}

function planned(
  ref: Prepared['ref'],
  live: LiveObject | undefined,
  after: Prepared['manifest'],
  conflicts: readonly FieldConflict[],
): ObjectPlan {
  const found = differences(live, after);
  const changed = found.length > 0 ? 'update' : 'unchanged';
  return {
    object: ref,
    act: live ? changed : 'create',
    differences: found,
    // Those of an image change before are ours.
    conflicts: conflicts.filter(({ manager }) => manager !== 'flotilla'),
  };
}
