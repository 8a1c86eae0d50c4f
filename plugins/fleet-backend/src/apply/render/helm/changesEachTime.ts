import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { revisionOf } from '../../manifests';

/** Objects that a chart makes anew each time it is rendered, as a problem. */
export function changesEachTime(
  first: readonly Manifest[],
  again: readonly Manifest[],
): string[] {
  const same = new Set(again.map(revisionOf));
  const names = first
    .filter(manifest => !same.has(revisionOf(manifest)))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const some = names.slice(0, 5).join(', ');
  return names.length > 0
    ? [
        `the chart renders differently each time, by a time or by chance: ${some}`,
      ]
    : [];
}
