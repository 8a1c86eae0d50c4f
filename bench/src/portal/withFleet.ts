import type { BenchOptions } from '../Bench';
import { type LoadOptions, LoadServer } from '../load/LoadServer';
import type { Portal } from './Portal';
import { withPortalOf } from './withPortalOf';

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
    const { clusters } = options;
    return await withPortalOf(load, { clusters, signal, everyMs }, portal =>
      work(portal, load),
    );
  } finally {
    await load.stop();
  }
}
