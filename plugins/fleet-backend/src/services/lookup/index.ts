export { byKubernetesId, byRecommendedLabels } from './labelAlternatives';
export { lookupOfEntity } from './lookupOfEntity';
export { parseSelector } from './parseSelector';
export type { Requirement } from './parseSelector';
export type { LookupAlternative, ServiceLookup } from './ServiceLookup';
