import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';
import type { Fleet } from './Fleet';

/**
 * Runs work with a portal of ours that has seen the whole fleet, and stops it.
 *
 * @param entry - Of ours, which allows all, or the one that decides by conditions
 */
export async function withPortalOf<T>(
  fleet: Fleet,
  clusters: number,
  signal: AbortSignal,
  work: (portal: Portal) => Promise<T>,
  entry: 'ourPortal' | 'conditionalPortal' = 'ourPortal',
): Promise<T> {
  const portal = await Portal.start({
    entry,
    config: fleetConfig(fleet.kubeconfig),
  });
  try {
    await waitForFleet(portal, clusters, { signal });
    return await work(portal);
  } finally {
    await portal.stop();
  }
}
