import type { WorkloadDifference } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';

/** What is to be said of one side: that in which the two differ, else its version. */
export function sideLines(
  t: FleetTranslate,
  { kinds, ...sides }: WorkloadDifference,
  which: 'left' | 'right',
): string[] {
  const side = sides[which];
  if (!side) {
    return [t('differences.absent')];
  }
  const { images, digests = [], version, replicas, templateHash } = side;
  const lines = [
    ...(kinds.includes('images') ? images.map(imageText) : []),
    ...(kinds.includes('digests') ? digests.map(shortDigest) : []),
    ...(kinds.includes('replicas')
      ? [t('differences.replicas', { count: replicas })]
      : []),
    ...(kinds.includes('configuration')
      ? [t('differences.template', { hash: templateHash ?? '' })]
      : []),
  ];
  return (lines.length > 0 ? lines : [version ?? '–']).map(printable);
}

type SideImage = NonNullable<WorkloadDifference['left']>['images'][number];

function imageText({ container, image, tag, digest }: SideImage): string {
  const name = image.split('/').at(-1);
  const version = tag ?? (digest ? shortDigest(digest) : undefined);
  return `${container}: ${name}${version ? `:${version}` : ''}`;
}

function shortDigest(digest: string): string {
  return digest.replace(/^(sha256:.{12}).*$/, '$1');
}
