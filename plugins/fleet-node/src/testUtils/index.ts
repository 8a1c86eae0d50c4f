/**
 * The fleet as tests of other plugins want it.
 *
 * @packageDocumentation
 */

export { FakeFleetService, fakeCluster } from './FakeFleetService';
export { FakeFleetHubs } from './FakeFleetHubs';
