import { ServiceUnavailableError } from '@backstage/errors';
import type { Clock } from '../../collect';
import type { Act } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { eachOf } from '../eachOf';
import { describeObject, objectKey } from '../inventory';
import { awaitHealth } from './awaitHealth';
import type { Fence } from './Fence';
import { inStages } from './inStages';
import type { Prepared } from './prepare';
import { putObject } from './putObject';
import { AT_ONCE, type LiveObjects } from './readLive';

const ESTABLISH_MS = 60_000;

/**
 * Applies all objects, stage by stage.
 *
 * @returns what they are now, by their keys
 */
export async function putObjects(
  cluster: TargetCluster,
  prepared: readonly Prepared[],
  live: LiveObjects,
  act: Pick<Act, 'conflicts' | 'signal'> & { fence: Fence; clock: Clock },
): Promise<LiveObjects> {
  const all = new Map<string, LiveObject>();
  for (const stage of inStages(prepared)) {
    await eachOf(stage, AT_ONCE, async one => {
      const key = objectKey(one.ref);
      all.set(key, await putObject(cluster, one, live.get(key), act));
    });
    if (stage[0].ref.kind === 'CustomResourceDefinition') {
      await eachOf(stage, AT_ONCE, one => awaitKind(cluster, one, act));
      cluster.forgetKinds();
    }
  }
  return all;
}

async function awaitKind(
  cluster: TargetCluster,
  { ref }: Prepared,
  act: { clock: Clock; signal: AbortSignal },
) {
  const options = { ...act, timeoutMs: ESTABLISH_MS };
  const { phase, message } = await awaitHealth(cluster, ref, options);
  if (phase !== 'Healthy') {
    throw new ServiceUnavailableError(`${describeObject(ref)}: ${message}`);
  }
}
