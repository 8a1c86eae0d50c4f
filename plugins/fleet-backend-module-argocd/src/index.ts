/**
 * Argo CD as an engine that delivers to the fleet.
 *
 * @packageDocumentation
 */

export { fleetModuleArgoCd as default } from './module';
