import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  DeliverySource,
  DeliveryTarget,
} from '@flotilla/backstage-plugin-fleet-node';
import { isObject } from '../fields';
import { gitPlace } from './gitUrl';

/** A commit, which does not come to mean something else. */
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * The source of an Application for what a rollout delivers.
 *
 * @throws InputError for what Argo CD cannot read, or cannot change
 */
export function sourceFor({ source, releaseName }: DeliveryTarget): JsonObject {
  if (!source) {
    throw new InputError('Argo CD reads its source itself, and there is none');
  }
  if (source.overrides.some(({ replicas }) => replicas !== undefined)) {
    throw new InputError(
      'Argo CD cannot be given replicas as an override: use values of a chart, or a kustomization of its own',
    );
  }
  switch (source.type) {
    case 'helm':
      return helmSource(source, releaseName);
    case 'kustomize':
      return kustomizeSource(source);
    default:
      return plainSource(source);
  }
}

/** Why what was planned may not be what Argo CD reads, in words. */
export function movingReference(source: JsonObject): string[] {
  const { chart, targetRevision } = source;
  return chart === undefined && !COMMIT.test(String(targetRevision))
    ? [
        `Argo CD reads ${targetRevision} itself, when it synchronizes: name a commit for it to be what was planned`,
      ]
    : [];
}

function helmSource(
  source: DeliverySource & { type: 'helm' },
  releaseName: string,
): JsonObject {
  const values = valuesOf(source);
  refuse(source, 'images', 'Images of a chart are values of it');
  const helm = {
    releaseName,
    ...(Object.keys(values).length > 0 ? { valuesObject: values } : {}),
  };
  const { url, oci, repository, chart, version } = source;
  if (url) {
    return { ...gitPlace(url), helm };
  }
  return repository
    ? { repoURL: repository, chart, targetRevision: version, helm }
    : { ...ociChart(oci ?? ''), targetRevision: version, helm };
}

/** Argo CD writes registries without their scheme. */
function ociChart(oci: string): JsonObject {
  const [, repoURL, chart] = /^oci:\/\/(.+)\/([^/]+)$/.exec(oci) ?? [];
  if (!chart) {
    throw new InputError('The chart is no oci://registry/path/chart');
  }
  return { repoURL, chart };
}

function kustomizeSource(
  source: DeliverySource & { type: 'manifests' | 'kustomize' },
): JsonObject {
  refuse(source, 'values', 'Only charts have values');
  const images = source.overrides.flatMap(one => one.images ?? []);
  return {
    ...gitPlace(source.url),
    kustomize:
      images.length > 0 ? { images: images.map(({ image }) => image) } : {},
  };
}

function plainSource(
  source: DeliverySource & { type: 'manifests' | 'kustomize' },
): JsonObject {
  refuse(source, 'values', 'Only charts have values');
  refuse(source, 'images', 'Argo CD changes no images of plain manifests');
  const { path, ...place } = gitPlace(source.url);
  const [, folder, file] = /^(?:(.*)\/)?([^/]+\.ya?ml)$/.exec(path) ?? [];
  return file
    ? { ...place, path: folder ?? '.', directory: { include: file } }
    : { ...place, path, directory: { recurse: true } };
}

function refuse(
  { overrides }: DeliverySource,
  what: 'values' | 'images',
  message: string,
): void {
  if (overrides.some(override => override[what] !== undefined)) {
    throw new InputError(message);
  }
}

function valuesOf(source: DeliverySource & { type: 'helm' }): JsonObject {
  const all = [source.values, ...source.overrides.map(({ values }) => values)];
  return all.reduce<JsonObject>((merged, one) => merge(merged, one ?? {}), {});
}

function merge(before: JsonObject, after: JsonObject): JsonObject {
  const merged = { ...before };
  for (const [name, value] of Object.entries(after)) {
    const old = merged[name];
    merged[name] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}
