import { InputError } from '@backstage/errors';
import type { ListRestarts } from '@flotilla/backstage-plugin-fleet-common';
import { type Asker, withinScope } from '../asker';
import type { ClusterRow } from '../coverage';
import { refOf } from '../entityRefs';
import type { Sql, SqlReader } from '../sql';
import type { RestartFilter, TimeWindow } from './RestartFilter';

/**
 * What a query asks for, of what its asker may know of.
 *
 * @param asked - cluster: the one that the query names
 * @throws InputError for what is no name or reference
 */
export function filterOf(
  reader: Pick<SqlReader, 'oneOf'>,
  query: ListRestarts['query'],
  asked: { asker: Asker; cluster?: ClusterRow; window: TimeWindow },
): RestartFilter {
  const { asker, cluster, window } = asked;
  const { entityRef, owner, namespace, reason, crashLooping } = query;
  if ([namespace, reason].some(text => text?.includes('\0'))) {
    throw new InputError('A parameter contains NUL, which no name does');
  }
  const within = withinScope(reader, asker.workloads, 'h');
  return {
    ...window,
    entityRef: entityRef ? refOf(entityRef) : undefined,
    owner: owner ? refOf(owner, { defaultKind: 'group' }) : undefined,
    clusterNo: cluster?.no,
    workloads: [
      ...(cluster ? [] : [ofFleet(reader, asker)]),
      ...(within ? [within] : []),
      ...(namespace ? [{ text: 'h.namespace = ?', values: [namespace] }] : []),
    ],
    reason: reason || undefined,
    crashLooping,
  };
}

/** Of clusters that are leaving the fleet, the past may still be there. */
function ofFleet(
  reader: Pick<SqlReader, 'oneOf'>,
  { fleet }: Pick<Asker, 'fleet'>,
): Sql {
  const nos = fleet.clusters.map(({ no }) => no);
  return reader.oneOf('h.cluster_no', nos);
}
