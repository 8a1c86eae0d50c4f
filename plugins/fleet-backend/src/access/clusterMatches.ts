import {
  type FleetFilter,
  hasLabel,
  isDistribution,
  isOwnedBy,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterRow } from '../questions/coverage';
import { factsOf } from './factsOf';

/** Whether a cluster is as a filter on clusters asks; false for other filters. */
export function clusterMatches(
  cluster: ClusterRow,
  filter: FleetFilter,
): boolean {
  const facts = factsOf(cluster);
  switch (filter.key) {
    case 'clusterLabel':
      return hasLabel(facts, filter);
    case 'distribution':
      return isDistribution(facts, filter.values);
    case 'clusterOwner':
      return isOwnedBy(facts, filter.values);
    default:
      return false;
  }
}
