export { renderFleet } from './renderFleet';
export { demoFleet } from './demoFleet';
export { FakeFleetApi } from './FakeFleetApi';
export {
  addon,
  certificate,
  change,
  clusterNode,
  clusterVersion,
  cost,
  deprecatedApi,
  difference,
  savedSearch,
  serviceVersions,
  upgrade,
  workload,
} from './questions';
export { plannedTarget, rollout, rolloutTarget, rolloutWave } from './rollouts';
export {
  ago,
  cluster,
  clusterDetails,
  coverageOf,
  kindSync,
  placement,
  problemOf,
} from './fixtures';
