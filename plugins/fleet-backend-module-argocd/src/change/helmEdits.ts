import { InputError } from '@backstage/errors';
import {
  type ImageReference,
  parseImage,
} from '@flotilla/backstage-plugin-fleet-common';
import type {
  HubObject,
  ImageChange,
} from '@flotilla/backstage-plugin-fleet-node';
import { describe, PARAMETER_ANNOTATION } from '../applications/names';
import { textAt } from '../fields';
import { currentOf, type Edit } from './Edit';

/** Of a container, or of all where it names none. */
interface Parameter {
  container?: string;
  /** `image` for image.repository and image.tag, `image.tag` for that alone. */
  name: string;
}

const TAG = '.tag';

/**
 * Which parameters of a chart are its image cannot be known: an annotation of
 * the Application says it, `image` or `app=image,proxy=sidecar.image.tag`.
 *
 * @param images - That the Application has now
 */
export function helmEdits(
  application: HubObject,
  change: ImageChange,
  images: readonly string[],
): Edit[] {
  const image = parseImage(change.image);
  const { name } = parameterOf(application, change, image);
  const tag = tagOf(image);
  if (!name.endsWith(TAG)) {
    return [
      edit(`${name}.repository`, image.image),
      edit(`${name}${TAG}`, tag),
    ];
  }
  if (!images.some(one => parseImage(one).image === image.image)) {
    throw new InputError(
      `${describe(application)} has no image ${
        image.image
      }, and its annotation ${PARAMETER_ANNOTATION} lets only the tag be changed`,
    );
  }
  return [edit(name, tag)];
}

/** A tag such as 1.10 is no number. */
function edit(name: string, value: string): Edit {
  const entry = { name, value, forceString: true };
  return { list: 'helm', name, entry };
}

/** Charts write it behind a colon. */
function tagOf({ image, tag, digest }: ImageReference): string {
  if (!tag) {
    throw new InputError(
      `${image} names no tag, which a chart's parameters need, also beside a digest`,
    );
  }
  return digest ? `${tag}@${digest}` : tag;
}

function parameterOf(
  application: HubObject,
  change: ImageChange,
  { image }: ImageReference,
): Parameter {
  const all = parametersOf(application);
  const known = all.find(
    ({ name }) => repositoryOf(application, name) === image,
  );
  const ofContainer = all.find(
    ({ container }) =>
      container !== undefined && container === change.container,
  );
  const found = ofContainer ?? known ?? (all.length === 1 ? all[0] : undefined);
  if (found) {
    return found;
  }
  throw new InputError(
    `Which parameter of ${describe(
      application,
    )} is the image ${image} is not known: add the annotation ${PARAMETER_ANNOTATION} to it, for example image for image.repository and image.tag, or open a pull request to ${
      textAt(application, 'spec', 'source', 'repoURL') ?? 'its repository'
    }`,
  );
}

function parametersOf({ metadata }: HubObject): Parameter[] {
  const text = textAt(metadata, 'annotations', PARAMETER_ANNOTATION) ?? '';
  const parts = text.split(',').map(part => part.trim());
  return parts.filter(Boolean).map(part => {
    const [first, second] = part.split('=', 2);
    return second === undefined
      ? { name: first }
      : { container: first, name: second };
  });
}

function repositoryOf(application: HubObject, prefix: string) {
  const name = `${prefix}.repository`;
  return textAt(currentOf(application, { list: 'helm', name }), 'value');
}
