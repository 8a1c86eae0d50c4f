import type { Entity } from '@backstage/catalog-model';
import type { ServiceVersions } from '@flotilla/backstage-plugin-fleet-common';

/** A Resource that people wrote. */
export function resource(
  name: string,
  annotations: Record<string, string> = {},
  type: string = 'kubernetes-cluster',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, annotations },
    spec: { type, owner: 'infra' },
  };
}

/** A service that runs in clusters, with a confidence for each. */
export function service(
  entityRef: string,
  clusters: Record<string, 'high' | 'medium' | 'low'>,
): ServiceVersions {
  return {
    entityRef,
    clusters: Object.entries(clusters).map(([id, confidence]) => ({
      cluster: { id, name: id },
      versions: [],
      confidence,
      stale: false,
    })),
  };
}
