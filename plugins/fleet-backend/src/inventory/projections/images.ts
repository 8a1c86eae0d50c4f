import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import { Fields, listOf, MAX_TEXT, textOf } from './read';

/** A container of a pod template, and what it runs. */
export interface TemplateImage {
  container: string;
  image: string;
  tag?: string;
  digest?: string;
}

/** The images of a pod spec's containers; init containers are not among them. */
export function imagesOf(podSpec: Fields): TemplateImage[] {
  return listOf(podSpec, 'containers').map(container => ({
    container: textOf(container, 'name') ?? '',
    ...parseImage(textOf(container, 'image', MAX_TEXT) ?? ''),
  }));
}

/**
 * What version a workload runs, in one word: the tag of its main container,
 * which is the one named like the workload, else the first. A tag that says
 * nothing gives way to the label app.kubernetes.io/version.
 */
export function versionOf(
  name: string,
  images: readonly TemplateImage[],
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const main = images.find(({ container }) => container === name) ?? images[0];
  if (main?.tag && main.tag !== 'latest') {
    return main.tag;
  }
  return (
    labels['app.kubernetes.io/version'] ??
    main?.tag ??
    main?.digest?.replace(/^(sha256:.{12}).*$/, '$1')
  );
}
