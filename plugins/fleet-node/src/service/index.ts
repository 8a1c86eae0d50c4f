export { fleetServiceRef } from './serviceRef';
export type { FleetService, FleetServiceRequestOptions } from './types';
