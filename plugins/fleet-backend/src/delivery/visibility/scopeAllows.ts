import type { WorkloadCriteria, WorkloadScope } from '../../questions/asker';

/** What a target of a rollout is, for who may know of it. */
export interface TargetFacts {
  clusterNo: number;
  namespace: string;
  /** Whose its service is for sure: an entity reference in lower case. */
  owner?: string;
}

/** Whether somebody who may know of some workloads may know of a target. */
export function scopeAllows(scope: WorkloadScope, facts: TargetFacts): boolean {
  if (scope === 'all' || scope === 'none') {
    return scope === 'all';
  }
  return holds(scope, facts);
}

function holds(criteria: WorkloadCriteria, facts: TargetFacts): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(one => holds(one, facts));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(one => holds(one, facts));
  }
  if ('not' in criteria) {
    return !holds(criteria.not, facts);
  }
  if ('clusters' in criteria) {
    return criteria.clusters.includes(facts.clusterNo);
  }
  if ('namespaces' in criteria) {
    return criteria.namespaces.includes(facts.namespace);
  }
  return facts.owner !== undefined && criteria.owners.includes(facts.owner);
}
