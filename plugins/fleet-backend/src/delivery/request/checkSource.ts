import { InputError } from '@backstage/errors';
import {
  type NewRollout,
  parseImage,
  type RolloutSource,
} from '@flotilla/backstage-plugin-fleet-common';
import { refuseCredentials } from '../../apply/render';

/**
 * Checks that a source is one of them, and has what it needs.
 *
 * @throws InputError that says what would be right
 */
export function checkSource(request: NewRollout): void {
  const { source, namespace, entityRef, placement } = request;
  const kinds = Object.values(source).filter(one => one !== undefined);
  if (kinds.length !== 1) {
    throw new InputError(
      'source needs exactly one of image, manifests, kustomize and helm',
    );
  }
  if (source.image) {
    checkImages(source.image);
    if (!source.image.workload && !(entityRef ?? placement.entityRef)) {
      throw new InputError(
        'An image change needs to know whose: give entityRef, or source.image.workload with namespace',
      );
    }
  }
  if (!namespace && (!source.image || source.image.workload)) {
    throw new InputError(
      'namespace is needed: where objects go that name none, or where the workload is',
    );
  }
  if (source.helm) {
    checkHelm(source.helm);
    refuseCredentials(source.helm.values ?? {});
  }
  for (const { values = {} } of request.overrides ?? []) {
    refuseCredentials(values);
  }
}

function checkImages(image: NonNullable<RolloutSource['image']>): void {
  for (const change of image.changes) {
    const { tag, digest } = parseImage(change.image);
    if (!tag && !digest) {
      throw new InputError(
        'Each image needs a tag or a digest, so that it is known what runs; an example is registry.example/shop:1.4.2',
      );
    }
  }
}

function checkHelm(helm: NonNullable<RolloutSource['helm']>): void {
  const { url, oci, repository, chart, version } = helm;
  const ways = [url, oci, repository].filter(one => one !== undefined);
  if (
    ways.length !== 1 ||
    (repository !== undefined) !== (chart !== undefined)
  ) {
    throw new InputError(
      'source.helm needs exactly one of url, oci, and repository with chart',
    );
  }
  if (url === undefined && !version) {
    throw new InputError(
      'source.helm.version is needed, so that it is known what is delivered',
    );
  }
}
