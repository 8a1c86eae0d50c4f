import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  type ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  type FleetFilter,
  fleetWorkloadRules,
} from '@flotilla/backstage-plugin-fleet-node';
import type { WorkloadCriteria, WorkloadScope } from '../questions/asker';
import type { ClusterRow } from '../questions/coverage';
import { clusterMatches } from './clusterMatches';
import { mergeAny } from './mergeAny';

const toFilters: ConditionTransformer<FleetFilter> = createConditionTransformer(
  Object.values(fleetWorkloadRules),
);

/**
 * Which workloads a decision lets somebody know of. What it says of clusters is
 * told here, so that the database is asked for their numbers alone.
 *
 * @param clusters - Those that the asker may know of
 */
export function workloadScope(
  decision: PolicyDecision,
  clusters: readonly ClusterRow[],
): WorkloadScope {
  if (decision.result === AuthorizeResult.ALLOW) {
    return 'all';
  }
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    return 'none';
  }
  return toCriteria(toFilters(decision.conditions), clusters);
}

function toCriteria(
  filters: PermissionCriteria<FleetFilter>,
  clusters: readonly ClusterRow[],
): WorkloadCriteria {
  const each = (all: readonly PermissionCriteria<FleetFilter>[]) =>
    all.map(one => toCriteria(one, clusters));
  if ('allOf' in filters) {
    return { allOf: each(filters.allOf) };
  }
  if ('anyOf' in filters) {
    return { anyOf: mergeAny(each(filters.anyOf)) };
  }
  if ('not' in filters) {
    return { not: toCriteria(filters.not, clusters) };
  }
  switch (filters.key) {
    case 'namespace':
      return { namespaces: filters.values };
    case 'owner':
      return { owners: filters.values.map(inLowerCase) };
    default:
      return {
        clusters: clusters
          .filter(cluster => clusterMatches(cluster, filters))
          .map(({ no }) => no),
      };
  }
}

function inLowerCase(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
