import type { WorkloadCriteria } from '../questions/asker';

/**
 * Joins the lists of criteria of which any may hold. A policy that names a
 * thousand namespaces one by one then asks for one list, not for a thousand
 * alternatives.
 */
export function mergeAny(
  criteria: readonly WorkloadCriteria[],
): WorkloadCriteria[] {
  const clusters = criteria.flatMap(one =>
    'clusters' in one ? one.clusters : [],
  );
  const namespaces = criteria.flatMap(one =>
    'namespaces' in one ? one.namespaces : [],
  );
  const owners = criteria.flatMap(one => ('owners' in one ? one.owners : []));
  return [
    ...(clusters.length > 0 ? [{ clusters: unique(clusters) }] : []),
    ...(namespaces.length > 0 ? [{ namespaces: unique(namespaces) }] : []),
    ...(owners.length > 0 ? [{ owners: unique(owners) }] : []),
    ...criteria.filter(one => 'allOf' in one || 'anyOf' in one || 'not' in one),
  ];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
