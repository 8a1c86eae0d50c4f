export { detectDistribution } from './detectDistribution';
export type { DetectedDistribution } from './detectDistribution';
export { DEFAULT_DETECTORS } from './defaultDetectors';
