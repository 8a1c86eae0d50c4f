import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { at } from '../cluster/fields';
import type { JsonPatchOperation, LiveObject } from '../cluster/TargetCluster';
import type { ChangedContainer } from './containers';

/**
 * Changes images and nothing else, but for saying which rollout it was; of the
 * workload as it was seen only.
 */
export function imagePatch(
  workload: LiveObject,
  containers: readonly ChangedContainer[],
  rolloutId: string,
): JsonPatchOperation[] {
  const { resourceVersion } = workload.metadata;
  return [
    {
      op: 'replace',
      path: '/metadata/resourceVersion',
      value: resourceVersion,
    },
    ...containers.map(({ path, index, to }) => ({
      op: 'replace' as const,
      path: `/${[...path, index, 'image'].join('/')}`,
      value: to,
    })),
    annotate(workload, rolloutId),
  ];
}

/** A field can only be added to what is there. */
function annotate(workload: LiveObject, rolloutId: string): JsonPatchOperation {
  const path = '/metadata/annotations';
  return at(workload, 'metadata', 'annotations')
    ? {
        op: 'add',
        path: `${path}/${ROLLOUT_ANNOTATION.replace('/', '~1')}`,
        value: rolloutId,
      }
    : { op: 'add', path, value: { [ROLLOUT_ANNOTATION]: rolloutId } };
}
