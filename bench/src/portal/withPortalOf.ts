import { fleetConfig } from './fleetConfig';
import { Portal } from './Portal';
import { waitForFleet } from './waitForFleet';
import type { Fleet } from '../load/Fleet';

interface PortalWork {
  clusters: number;
  signal: AbortSignal;
  /** How often it is looked whether all is seen. */
  everyMs?: number;
  /** Of ours: the one that allows all unless given, or the one that decides by conditions. */
  entry?: 'ourPortal' | 'conditionalPortal';
}

/** Runs work with a portal of ours that has seen the whole fleet, and stops it. */
export async function withPortalOf<T>(
  { kubeconfig }: Pick<Fleet, 'kubeconfig'>,
  { clusters, signal, everyMs, entry = 'ourPortal' }: PortalWork,
  work: (portal: Portal) => Promise<T>,
): Promise<T> {
  const portal = await Portal.start({ entry, config: fleetConfig(kubeconfig) });
  try {
    await waitForFleet(portal, clusters, { signal, everyMs });
    return await work(portal);
  } finally {
    await portal.stop();
  }
}
