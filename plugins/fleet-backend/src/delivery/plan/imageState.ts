import type { DeliveredImage } from '@flotilla/backstage-plugin-fleet-common';
import type { DesiredState } from '@flotilla/backstage-plugin-fleet-node';
import { createHash } from 'node:crypto';
import type { TargetSpec } from './DefaultDesiredStates';

/** The images of a rollout, or others where an override says so. */
export function imageState(
  changes: readonly DeliveredImage[],
  { workloads, overrides }: Pick<TargetSpec, 'workloads' | 'overrides'>,
): DesiredState {
  const last = overrides.findLast(({ images }) => images !== undefined);
  const wanted = (last?.images ?? changes).map(({ container, image }) => {
    return container === undefined ? { image } : { container, image };
  });
  const hash = createHash('sha256').update(JSON.stringify(wanted));
  const revision = `sha256:${hash.digest('hex')}`;
  return { type: 'image', workloads, changes: wanted, revision };
}
