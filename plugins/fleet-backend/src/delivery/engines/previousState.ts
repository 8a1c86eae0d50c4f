import { InputError } from '@backstage/errors';
import type { PreviousState } from '@flotilla/backstage-plugin-fleet-node';
import type { WorkloadImage } from '../../apply';

/** What the built-in engine goes back to. */
export type Previous =
  | {
      /** Of the release, kept in the cluster; null where there was none. */
      revision: string | null;
    }
  | { images: WorkloadImage[] };

/** Images as they are kept. */
export function imagesState(images: readonly WorkloadImage[]): PreviousState {
  return {
    images: images.map(({ workload, container, image }) => {
      const { apiVersion, kind, namespace, name } = workload;
      return {
        workload: {
          apiVersion,
          kind,
          name,
          ...(namespace ? { namespace } : {}),
        },
        container,
        image,
      };
    }),
  };
}

/**
 * What was kept for a rollback, as the engine that kept it knows it.
 *
 * @throws InputError where it is none of the built-in engine's
 */
export function readPrevious(state: PreviousState): Previous {
  const { revision, images } = state;
  if (Array.isArray(images)) {
    return { images: images as unknown as WorkloadImage[] };
  }
  if (revision === null || typeof revision === 'string') {
    return { revision };
  }
  throw new InputError(
    'What was there before is not known, so that nothing is rolled back',
  );
}
