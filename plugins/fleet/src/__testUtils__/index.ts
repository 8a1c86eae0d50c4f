export { renderFleet } from './renderFleet';
export { demoFleet } from './demoFleet';
export { FakeFleetApi } from './FakeFleetApi';
export { serviceVersions, upgrade, workload } from './questions';
export {
  ago,
  cluster,
  clusterDetails,
  coverageOf,
  kindSync,
  placement,
  problemOf,
} from './fixtures';
