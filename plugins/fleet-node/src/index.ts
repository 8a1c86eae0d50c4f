/**
 * Extension points of the fleet backend plugin, and the fleet as a service for
 * other plugins.
 *
 * @packageDocumentation
 */

export * from './clusters';
export * from './connections';
export * from './delivery';
export * from './distributions';
export * from './permissions';
export * from './service';
