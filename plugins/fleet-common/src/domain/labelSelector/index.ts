export { clusterLabels } from './clusterLabels';
export type { LabelRequirement } from './LabelRequirement';
export { matchesLabels } from './matchesLabels';
export { parseLabelSelector } from './parseLabelSelector';
