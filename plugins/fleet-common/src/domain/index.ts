export {
  ARGO_TRACKING_ANNOTATION,
  CLUSTER_ID_ANNOTATION,
  ROLLOUT_ANNOTATION,
} from './annotations';
export { coverageInWords, isCoverageComplete } from './coverage';
export { distributionName, platformName } from './distributions';
export {
  clusterLabels,
  matchesLabels,
  parseLabelSelector,
  type LabelRequirement,
} from './labelSelector';
export { summarizePlacements, type PlacementSummary } from './placements';
export { printable } from './printable';
export {
  KUBERNETES_ANNOTATIONS,
  serviceLookup,
  type ServiceLookup,
} from './serviceLookup';
export { compareVersions, newestVersion, versionSkew } from './versions';
