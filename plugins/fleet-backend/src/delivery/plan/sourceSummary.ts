import type { RolloutSource } from '@flotilla/backstage-plugin-fleet-common';

const MAX_LENGTH = 500;

/** What a rollout delivers, in a line. */
export function sourceSummary(source: RolloutSource): string {
  return inWords(source).slice(0, MAX_LENGTH);
}

function inWords({ image, manifests, kustomize, helm }: RolloutSource): string {
  if (image) {
    return `image ${image.changes.map(change => change.image).join(', ')}`;
  }
  if (manifests) {
    return `manifests ${manifests.url}`;
  }
  return kustomize
    ? `kustomization ${kustomize.url}`
    : `chart ${helm ? chartOf(helm) : ''}`;
}

function chartOf({
  url,
  oci,
  repository,
  chart,
  version,
}: NonNullable<RolloutSource['helm']>): string {
  const name = url ?? oci ?? `${chart} of ${repository}`;
  return version ? `${name} ${version}` : name;
}
