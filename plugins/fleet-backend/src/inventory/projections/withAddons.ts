import type { AddonData } from '../addons';
import { createRecognise, type Recognise } from '../addons/createRecognise';
import { textKey } from '../textKey';
import { shared, text } from './columns';
import { columnText } from './read';
import type { ProjectedRow, Projection } from './types';

/** Jobs come and go, and what they are of has a workload that stays. */
const PASSING = new Set(['Job']);

/**
 * A projection of workloads that tells also of which add-on or Helm chart they
 * are. Other data about add-ons make it another projection.
 */
export function withAddons(
  data: AddonData,
): (projection: Projection) => Projection {
  const recognise = createRecognise(data);
  const known = textKey(JSON.stringify(data));
  return projection => ({
    ...projection,
    columns: [
      ...projection.columns,
      { ...text('addon'), by: known },
      shared('addon_facts'),
    ],
    project(object) {
      const row = projection.project(object);
      return (
        row && { ...row, cells: { ...row.cells, ...cellsOf(row, recognise) } }
      );
    },
  });
}

function cellsOf({ cells, labels = {} }: ProjectedRow, recognise: Recognise) {
  const { kind, namespace, name, images, version } = cells;
  const found = PASSING.has(String(kind))
    ? undefined
    : recognise({
        namespace: String(namespace),
        name: String(name),
        images: JSON.parse(String(images)),
        labels,
        version: version === null ? undefined : String(version),
      });
  return {
    addon: found ? columnText(found.addon) : null,
    addon_facts: found ? JSON.stringify(found.facts) : null,
  };
}
