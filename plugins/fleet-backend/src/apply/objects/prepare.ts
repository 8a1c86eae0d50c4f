import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import { isObject, listAt, textAt } from '../cluster/fields';
import type { TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { eachOf } from '../eachOf';
import { RELEASE_LABEL } from '../inventory';

const CRD = 'CustomResourceDefinition';
/** Most are answered without a request. */
const AT_ONCE = 8;

/** A manifest with its namespace and our marks. */
export interface Prepared {
  ref: ObjectRef;
  manifest: Manifest;
  /** Whether the cluster serves its kind already. */
  isServed: boolean;
}

/**
 * What is to be sent to a cluster. Kinds that come with the manifests need not
 * be served yet.
 *
 * @throws TargetError notServed for other kinds that are not
 */
export async function prepare(
  cluster: TargetCluster,
  release: Release,
  manifests: readonly Manifest[],
  options: { rolloutId: string; signal: AbortSignal },
): Promise<Prepared[]> {
  const coming = comingKinds(manifests);
  return await eachOf(manifests, AT_ONCE, manifest =>
    prepareOne(cluster, release, manifest, { ...options, coming }),
  );
}

/** As prepare(), for one of several manifests. */
export async function prepareOne(
  cluster: TargetCluster,
  release: Release,
  manifest: Manifest,
  options: {
    rolloutId: string;
    coming: ReadonlyMap<string, boolean>;
    signal: AbortSignal;
  },
): Promise<Prepared> {
  const { coming, rolloutId, signal } = options;
  const scope = await scopeOf(cluster, manifest, coming, signal);
  const { apiVersion, kind, metadata } = manifest;
  const { name, namespace: named = release.namespace } = metadata;
  const namespace = scope.namespaced ? named : undefined;
  return {
    ref: { apiVersion, kind, ...(namespace ? { namespace } : {}), name },
    manifest: marked(manifest, release, rolloutId, namespace),
    isServed: scope.isServed,
  };
}

async function scopeOf(
  cluster: TargetCluster,
  manifest: Manifest,
  coming: ReadonlyMap<string, boolean>,
  signal: AbortSignal,
): Promise<{ namespaced: boolean; isServed: boolean }> {
  try {
    const { namespaced } = await cluster.kind(manifest, { signal });
    return { namespaced, isServed: true };
  } catch (error) {
    const { apiVersion, kind } = manifest;
    const namespaced = coming.get(`${apiVersion}/${kind}`);
    if (!isTargetError(error, 'notServed') || namespaced === undefined) {
      throw error;
    }
    return { namespaced, isServed: false };
  }
}

/** Whether the kinds that the manifests define have namespaces. */
export function comingKinds(
  manifests: readonly Manifest[],
): Map<string, boolean> {
  const kinds = manifests
    .filter(({ kind }) => kind === CRD)
    .flatMap(crd =>
      listAt(crd, 'spec', 'versions').map((version): [string, boolean] => {
        const group = textAt(crd, 'spec', 'group');
        const kind = textAt(crd, 'spec', 'names', 'kind');
        const key = `${group}/${textAt(version, 'name')}/${kind}`;
        return [key, textAt(crd, 'spec', 'scope') === 'Namespaced'];
      }),
    );
  return new Map(kinds);
}

/** Not its pod template: its pods would be replaced by each rollout. */
function marked(
  manifest: Manifest,
  release: Release,
  rolloutId: string,
  namespace: string | undefined,
): Manifest {
  const { namespace: _, labels, annotations, ...metadata } = manifest.metadata;
  return {
    ...manifest,
    metadata: {
      ...metadata,
      ...(namespace ? { namespace } : {}),
      labels: {
        ...(isObject(labels) ? labels : {}),
        [RELEASE_LABEL]: release.name,
      },
      annotations: {
        ...(isObject(annotations) ? annotations : {}),
        [ROLLOUT_ANNOTATION]: rolloutId,
      },
    },
  };
}
