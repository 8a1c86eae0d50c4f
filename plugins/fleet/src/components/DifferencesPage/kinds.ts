import type { DifferenceKind } from '@flotilla/backstage-plugin-fleet-common';

/** In which ways workloads differ, in the order in which they can be chosen. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  'onlyLeft',
  'onlyRight',
  'images',
  'digests',
  'version',
  'replicas',
  'configuration',
];
