/**
 * Kubernetes API servers in this process, and a fleet of them that lives.
 *
 * @packageDocumentation
 */

export * from './clock';
export * from './demo';
export * from './errors/StatusError';
export * from './faults';
export * from './objects';
export * from './server';
export * from './store';
export * from './types';
