/**
 * The demo fleet as clusters of the fleet backend.
 *
 * @packageDocumentation
 */

export { fleetModuleDemo as default } from './module';
