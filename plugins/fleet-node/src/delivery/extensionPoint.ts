import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { FleetHubs } from './hubs';
import type { DeliveryEngine } from './types';

/**
 * Makes an engine once the fleet backend has what it needs.
 *
 * @public
 */
export type DeliveryEngineFactory = (options: {
  hubs: FleetHubs;
  /** Milliseconds since 1970. */
  now: () => number;
}) => DeliveryEngine;

/**
 * Adds engines that can deliver to clusters of the fleet.
 *
 * @public
 */
export interface FleetDeliveryExtensionPoint {
  /**
   * Adds an engine, to be asked before those that were added earlier whether it
   * owns a workload; the built-in engine comes last. Of two with one name, the
   * second one is refused, with a ConflictError: when it is added, or when it is
   * made, before the backend has started.
   *
   * @param engine - Itself, or what makes it
   */
  addEngine(engine: DeliveryEngine | DeliveryEngineFactory): void;
}

/**
 * Where modules add engines.
 *
 * @public
 */
export const fleetDeliveryExtensionPoint =
  createExtensionPoint<FleetDeliveryExtensionPoint>({
    id: 'fleet.delivery',
  });
