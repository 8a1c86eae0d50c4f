import type {
  Cost,
  CostDimension,
} from '@flotilla/backstage-plugin-fleet-common';
import { confidenceOf } from '../../services';
import type { FleetSnapshot } from '../coverage';
import type { CostGroup } from './groupCosts';

const HOURS_A_MONTH = 730;

/** A group as the API shows it. */
export function toCost(
  group: CostGroup,
  dimension: CostDimension,
  fleet: FleetSnapshot,
): Cost {
  const { key, cpu, memory, pods, hourly, confidence = 0 } = group;
  const isInferred = key && (dimension === 'owner' || dimension === 'service');
  const cluster = dimension === 'cluster' ? fleet.resolve(key) : undefined;
  return {
    key,
    cluster: cluster && { id: cluster.id, name: cluster.name },
    confidence: isInferred ? confidenceOf(confidence) : undefined,
    requested: { cpu, memory },
    podCount: pods,
    source: group.source,
    currency: group.currency,
    observedAt: group.readAt,
    hourly,
    monthly: hourly === undefined ? undefined : hourly * HOURS_A_MONTH,
  };
}
