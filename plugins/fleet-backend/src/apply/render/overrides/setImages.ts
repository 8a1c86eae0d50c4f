import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import type {
  ImageChange,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
import { containersOf, type Container } from './containersOf';

/**
 * Gives containers a new image: those of a name, else all whose image is of the
 * same repository.
 *
 * @returns what could not be done, in words
 */
export function setImages(
  manifests: readonly Manifest[],
  { container, image }: ImageChange,
): string[] {
  const meant = manifests
    .flatMap(containersOf)
    .filter(each => (container ? each.name === container : isOf(each, image)));
  for (const each of meant) {
    each.image = image;
  }
  const which = container ? `the name ${container}` : 'its repository';
  return meant.length > 0
    ? []
    : [`no container of the source has ${which}, for the image ${image}`];
}

function isOf(container: Container, image: string): boolean {
  const { image: current } = container;
  return (
    typeof current === 'string' &&
    parseImage(current).image === parseImage(image).image
  );
}
