import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { FleetClusterLocatorFactory } from './types';

/**
 * Adds types of entries to `fleet.clusters`.
 *
 * @public
 */
export interface FleetClustersExtensionPoint {
  /**
   * Adds a type of entry.
   *
   * @throws ConflictError where the type exists already
   */
  addLocatorFactory(factory: FleetClusterLocatorFactory): void;
}

/**
 * Where modules add locators of clusters.
 *
 * @public
 */
export const fleetClustersExtensionPoint =
  createExtensionPoint<FleetClustersExtensionPoint>({ id: 'fleet.clusters' });
