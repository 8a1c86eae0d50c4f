import { InputError } from '@backstage/errors';
import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import type {
  HubObject,
  ImageChange,
} from '@flotilla/backstage-plugin-fleet-node';
import { describe } from '../applications/names';
import { type Edit, entriesOf, replacedBy } from './Edit';

/**
 * Kustomize replaces images by their names, not by containers.
 *
 * @param images - That the Application has now
 */
export function kustomizeEdit(
  application: HubObject,
  { image }: ImageChange,
  images: readonly string[],
): Edit {
  const repository = parseImage(image).image;
  const replaced = entriesOf(application, 'kustomize')
    .filter((entry): entry is string => typeof entry === 'string')
    .map(replacedBy);
  const found = replaced.find(
    one => parseImage(one.image).image === repository,
  );
  if (found) {
    const { name } = found;
    const entry = name === repository ? image : `${name}=${image}`;
    return { list: 'kustomize', name, entry };
  }
  if (images.some(one => parseImage(one).image === repository)) {
    return { list: 'kustomize', name: repository, entry: image };
  }
  throw new InputError(
    `${describe(
      application,
    )} has no image ${repository}; kustomize replaces images by their names, so that another one needs a pull request to its repository`,
  );
}
