export * from './clusterRules';
export * from './types';
export * from './workloadRules';
export { hasLabel, isDistribution, isOwnedBy } from './matches';
