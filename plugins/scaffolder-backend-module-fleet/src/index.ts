/**
 * Scaffolder actions that deliver across the fleet.
 *
 * @packageDocumentation
 */

export { scaffolderModuleFleet as default } from './module';
