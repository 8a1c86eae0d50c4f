export { renderFleet } from './renderFleet';
export { demoFleet } from './demoFleet';
export { FakeFleetApi } from './FakeFleetApi';
export {
  ago,
  cluster,
  clusterDetails,
  coverageOf,
  placement,
  problemOf,
} from './fixtures';
