/**
 * Extension points of the fleet backend plugin.
 *
 * @packageDocumentation
 */

export * from './clusters';
export * from './connections';
export * from './distributions';
