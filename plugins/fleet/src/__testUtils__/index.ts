export { renderFleet } from './renderFleet';
export { demoFleet } from './demoFleet';
export { FakeFleetApi } from './FakeFleetApi';
export {
  ago,
  cluster,
  clusterDetails,
  coverageOf,
  kindSync,
  placement,
  problemOf,
} from './fixtures';
