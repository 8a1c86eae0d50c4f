/**
 * Types of the fleet API, and the pure logic that frontend and backend share.
 *
 * @packageDocumentation
 */

export * from './schema/openapi';
export * from './images';
export * from './domain';
export * from './permissions';
