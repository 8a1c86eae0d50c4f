/**
 * The fleet's clusters, and what runs on them, in the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleFleet as default } from './module';
