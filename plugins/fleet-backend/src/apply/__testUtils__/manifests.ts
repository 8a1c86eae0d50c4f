import type { JsonObject } from '@backstage/types';
import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';

/** A ConfigMap that names no namespace. */
export function settings(name: string, data: Record<string, string>): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

/** A Deployment of one container, app. */
export function deployment(
  name: string,
  image: string,
  spec: JsonObject = {},
): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image }] },
      },
      ...spec,
    },
  };
}

export function refTo(
  manifest: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>,
  namespace: string,
): ObjectRef {
  const { apiVersion, kind, metadata } = manifest;
  return { apiVersion, kind, namespace, name: metadata.name };
}

export function inNamespace(manifest: Manifest, namespace: string): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}
