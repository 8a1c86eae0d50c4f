import { ConflictError, InputError } from '@backstage/errors';
import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import type {
  DeliveryHook,
  DeliveryHookPolicy,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../../collect';
import type { Release } from '../Applier';
import { textAt } from '../cluster/fields';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { healthOf } from '../health';
import { describeObject } from '../inventory';
import { awaitHealth } from '../objects/awaitHealth';
import type { Fence } from '../objects/Fence';
import { prepare, type Prepared } from '../objects/prepare';

/** As Helm's default. */
const TIMEOUT_MS = 300_000;
const POLL_MS = 500;
const WAITED_FOR = ['Job', 'Pod'];

export interface HookRun {
  cluster: TargetCluster;
  clock: Clock;
  release: Release;
  rolloutId: string;
  fence: Fence;
  signal: AbortSignal;
}

/**
 * Runs hooks one after the other. A hook that this rollout has begun is not
 * begun again, so that this may be asked again after a crash.
 *
 * @throws InputError where one fails, or does not end in five minutes
 */
export async function runHooks(
  hooks: readonly DeliveryHook[],
  run: HookRun,
): Promise<void> {
  for (const hook of hooks) {
    const manifests = [hook.manifest];
    const { cluster, release } = run;
    const [prepared] = await prepare(cluster, release, manifests, run).catch(
      error => Promise.reject(deliveryError(error, 'A hook')),
    );
    try {
      await runHook(hook, prepared, run);
    } catch (error) {
      throw deliveryError(error, `The hook ${describeObject(prepared.ref)}`);
    }
  }
}

async function runHook(hook: DeliveryHook, prepared: Prepared, run: HookRun) {
  const { cluster, signal } = run;
  const { ref, manifest } = prepared;
  const has = (policy: DeliveryHookPolicy) =>
    hook.deletePolicies.includes(policy);
  const before = await cluster.get(ref, { signal });
  // One of this rollout that failed was asked for anew by somebody.
  const isBegun =
    isOfRollout(before, run) && healthOf(before).phase !== 'Degraded';
  if (!isBegun) {
    if (before) {
      const isWanted = has('before-hook-creation') || isOfRollout(before, run);
      await clear(ref, before, isWanted, run);
    }
    await run.fence.hold();
    await cluster.create(manifest, { signal });
  }
  const failure = await failureOf(ref, run);
  if (has(failure ? 'hook-failed' : 'hook-succeeded')) {
    await remove(ref, run);
  }
  if (failure) {
    throw new InputError(`The hook ${describeObject(ref)} failed: ${failure}`);
  }
}

function isOfRollout(
  object: LiveObject | undefined,
  { rolloutId }: HookRun,
): boolean {
  const annotation = ['metadata', 'annotations', ROLLOUT_ANNOTATION];
  return textAt(object, ...annotation) === rolloutId;
}

/** Makes room where that is wanted. */
async function clear(
  ref: ObjectRef,
  object: LiveObject,
  isWanted: boolean,
  run: HookRun,
) {
  if (!isWanted) {
    throw new ConflictError(
      `The hook ${describeObject(
        ref,
      )} is there already, and is not to be deleted`,
    );
  }
  const { cluster, clock, signal } = run;
  const { uid } = object.metadata;
  await run.fence.hold();
  await cluster.delete(ref, { uid, signal });
  const until = clock.now() + TIMEOUT_MS;
  while ((await cluster.get(ref, { signal }))?.metadata.uid === uid) {
    if (clock.now() > until) {
      throw new InputError(`The hook ${describeObject(ref)} cannot be deleted`);
    }
    await clock.sleep(POLL_MS, signal);
  }
}

/** Why a hook failed; undefined where it did not. */
async function failureOf(
  ref: ObjectRef,
  run: HookRun,
): Promise<string | undefined> {
  if (!WAITED_FOR.includes(ref.kind)) {
    return undefined;
  }
  const options = { ...run, timeoutMs: TIMEOUT_MS };
  const { phase, message } = await awaitHealth(run.cluster, ref, options);
  switch (phase) {
    case 'Healthy':
      return undefined;
    case 'Progressing':
      return 'it did not end in five minutes';
    default:
      return message;
  }
}

async function remove(ref: ObjectRef, run: HookRun) {
  const { cluster, signal } = run;
  const object = await cluster.get(ref, { signal });
  if (!object) {
    return;
  }
  const { uid } = object.metadata;
  await cluster.delete(ref, { uid, signal }).catch(error => {
    // Another one has its name by now, which is not ours.
    if (!isTargetError(error, 'stale')) {
      throw error;
    }
  });
}
