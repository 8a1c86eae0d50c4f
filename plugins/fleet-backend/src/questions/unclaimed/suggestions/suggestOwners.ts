import type { OwnerSuggestion } from '@flotilla/backstage-plugin-fleet-common';
import { type Asker, visibleServices, visibleTo } from '../../asker';
import { groupBy } from '../../coverage';
import type { SqlReader } from '../../sql';
import { DELIVERY_LABELS } from './deliverers';
import { readDeliveryOwners } from './readDeliveryOwners';
import { readImageOwners } from './readImageOwners';
import { readLabels } from './readLabels';
import { NAME_LABELS, OWNER_LABELS, readNamedOwners } from './readNamedOwners';
import { readNamespaceOwners } from './readNamespaceOwners';
import { suggestionOf } from './suggestionOf';

const LABELS = [
  ...new Set([...OWNER_LABELS, ...NAME_LABELS, ...DELIVERY_LABELS]),
];

/**
 * Who may own workloads, by what the asker may know of: their labels, and what
 * is delivered with them, runs the same images or runs beside them. It is read
 * for all of them at once.
 *
 * @param ids - Of workloads; one that is not in the answer tells nothing
 */
export async function suggestOwners(
  reader: SqlReader,
  asker: Asker,
  ids: readonly number[],
): Promise<Map<number, OwnerSuggestion>> {
  if (ids.length === 0) {
    return new Map();
  }
  const options = { ids, visible: visibleTo(reader, asker, 'p') };
  const labels = await readLabels(reader, ids, LABELS);
  const evidence = await Promise.all([
    readNamedOwners(reader, labels, visibleServices(reader, asker, 's')),
    readDeliveryOwners(reader, labels, options),
    readImageOwners(reader, options),
    readNamespaceOwners(reader, options),
  ]);
  const suggestions = new Map<number, OwnerSuggestion>();
  const byWorkload = groupBy(evidence.flat(), ({ workloadId }) => workloadId);
  for (const [id, all] of byWorkload) {
    suggestions.set(id, suggestionOf(all)!);
  }
  return suggestions;
}
