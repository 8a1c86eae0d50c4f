import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import { type Fields, fieldsOf, listOf, MAX_TEXT, textOf } from './read';

/** What a container runs: its name, the digest, and how its pod names that. */
type RunningImage = [
  container: string,
  digest: string,
  repository: string,
  tag: string,
];

/**
 * The images that a pod's containers run, with the digests that the node tells;
 * the names are the pod's own, since a node may know an image by others.
 */
export function runningImages(
  pod: Fields,
  statuses: readonly Fields[],
): RunningImage[] {
  const named = new Map(
    listOf(fieldsOf(pod, 'spec'), 'containers').map(one => [
      textOf(one, 'name'),
      textOf(one, 'image', MAX_TEXT),
    ]),
  );
  return statuses.flatMap(one => {
    const name = textOf(one, 'name');
    const { digest } = parseImage(textOf(one, 'imageID', MAX_TEXT) ?? '');
    const { image, tag = '' } = parseImage((name && named.get(name)) ?? '');
    return name && digest ? [[name, digest, image, tag]] : [];
  });
}
