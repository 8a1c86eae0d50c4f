import type { BenchOptions } from '../Bench';
import { type LoadOptions, LoadServer } from '../load/LoadServer';
import { fleetConfig } from './fleetConfig';
import { Portal } from './Portal';
import { waitForFleet } from './waitForFleet';

/**
 * Runs work with a portal that has seen the whole fleet of a load server for
 * the first time, and stops both, whatever comes.
 *
 * @param everyMs - How often it is looked whether all is seen
 */
export async function withFleet<T>(
  options: LoadOptions,
  { signal, everyMs }: Pick<BenchOptions, 'signal'> & { everyMs?: number },
  work: (portal: Portal, load: LoadServer) => Promise<T>,
): Promise<T> {
  const load = await LoadServer.start(options);
  try {
    const portal = await Portal.start({
      entry: 'ourPortal',
      config: fleetConfig(load.kubeconfig),
    });
    try {
      await waitForFleet(portal, options.clusters, { signal, everyMs });
      return await work(portal, load);
    } finally {
      await portal.stop();
    }
  } finally {
    await load.stop();
  }
}
