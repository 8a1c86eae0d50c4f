import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DistributionDetector } from './types';

/**
 * Adds distributions that the fleet can tell.
 *
 * @public
 */
export interface FleetDistributionsExtensionPoint {
  /** Adds a detector, to be asked before those that come with the plugin. */
  addDetector(detector: DistributionDetector): void;
}

/**
 * Where modules add detectors of distributions.
 *
 * @public
 */
export const fleetDistributionsExtensionPoint =
  createExtensionPoint<FleetDistributionsExtensionPoint>({
    id: 'fleet.distributions',
  });
