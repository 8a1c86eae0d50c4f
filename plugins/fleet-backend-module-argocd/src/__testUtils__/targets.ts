import type {
  DeliverySource,
  DeliveryTarget,
  ImageChange,
} from '@flotilla/backstage-plugin-fleet-node';

/** A target of a rollout that changes images. */
export function imageTarget(
  changes: ImageChange[],
  more: Partial<DeliveryTarget> = {},
): DeliveryTarget {
  return {
    ...target(more),
    desired: {
      type: 'image',
      workloads: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'web',
        },
      ],
      changes,
      revision: 'sha256:images',
    },
  };
}

/** A target of a rollout that brings manifests. */
export function manifestTarget(
  source: DeliverySource,
  more: Partial<DeliveryTarget> = {},
): DeliveryTarget {
  return {
    ...target(more),
    source,
    desired: {
      type: 'manifests',
      manifests: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web' },
        },
      ],
      revision: 'sha256:manifests',
    },
  };
}

function target(
  more: Partial<DeliveryTarget>,
): Omit<DeliveryTarget, 'desired'> {
  return {
    rolloutId: 'r1',
    releaseName: 'shop',
    cluster: { id: 'id-eu', name: 'eu', labels: {} },
    namespace: 'shop',
    wave: { index: 0, clusters: ['eu'] },
    conflicts: 'refuse',
    actor: 'user:default/anna',
    ...more,
  };
}
