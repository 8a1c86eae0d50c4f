import {
  Confidence,
  KUBERNETES_ANNOTATIONS,
} from '@flotilla/backstage-plugin-fleet-common';
import type { LookupAlternative } from './ServiceLookup';

const RECOMMENDED_LABELS: ReadonlyArray<[label: string, trust: Confidence]> = [
  ['app.kubernetes.io/name', 'medium'],
  ['app.kubernetes.io/part-of', 'low'],
  ['app.kubernetes.io/instance', 'low'],
];

/** Workloads that say themselves that they are a service's. */
export function byKubernetesId(id: string): LookupAlternative {
  return equals(KUBERNETES_ANNOTATIONS.id, id, 'high');
}

/** Workloads that carry a service's name where Kubernetes recommends to. */
export function byRecommendedLabels(name: string): LookupAlternative[] {
  return RECOMMENDED_LABELS.map(([label, trust]) => equals(label, name, trust));
}

function equals(
  key: string,
  value: string,
  confidence: Confidence,
): LookupAlternative {
  return {
    match: { by: key, confidence },
    requirements: [{ key, operator: 'in', values: [value] }],
  };
}
