import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Figure } from '../Bench';
import { LoadServer, type LoadClusterState } from '../load/LoadServer';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';

const FULL = { clusters: 20, podsPerCluster: 200, watchMs: 20 * 60_000 };
const SMALL = { clusters: 2, podsPerCluster: 50, watchMs: 5_000 };

/** What the clusters' API servers have to do for us. */
export const apiload: Bench = {
  name: 'apiload',
  title: 'requests to quiet clusters, and after a restart',
  async run({ small, signal, say }) {
    const size = small ? SMALL : FULL;
    const load = await LoadServer.start(size);
    let portal = await Portal.start({
      entry: 'ourPortal',
      config: fleetConfig(load.kubeconfig),
    });
    try {
      await waitForFleet(portal, size.clusters, { signal });
      await load.resetCounters();
      await sleep(size.watchMs, undefined, { signal });
      const quiet = await load.state();
      say(JSON.stringify(total(quiet)));

      await portal.stop('SIGKILL', { keepFiles: true });
      await load.resetCounters();
      const { folder } = portal;
      portal = await Portal.start({
        entry: 'ourPortal',
        config: fleetConfig(load.kubeconfig),
        folder,
      });
      await untilWatched(load, streamsOf(quiet), signal);
      const restart = total(await load.state());
      say(JSON.stringify(restart));
      return figures(quiet, restart, size);
    } finally {
      await portal.stop();
      await load.stop();
    }
  },
};

function streamsOf(clusters: readonly LoadClusterState[]): number {
  return clusters.reduce((sum, { streams }) => sum + streams, 0);
}

/** What a portal remembers looks current at once: only watches tell. */
async function untilWatched(
  load: LoadServer,
  streams: number,
  signal: AbortSignal,
) {
  while (streamsOf(await load.state()) < streams) {
    await sleep(200, undefined, { signal });
  }
}

/** Requests by verb and resource, over all clusters. */
function total(clusters: readonly LoadClusterState[]) {
  const sums: Record<string, number> = {};
  for (const { requests } of clusters) {
    for (const [what, count] of Object.entries(requests)) {
      sums[what] = (sums[what] ?? 0) + count;
    }
  }
  return sums;
}

const sumOf = (sums: Record<string, number>, verbs: RegExp) =>
  Object.entries(sums)
    .filter(([what]) => verbs.test(what))
    .reduce((sum, [, count]) => sum + count, 0);

function figures(
  quiet: LoadClusterState[],
  restart: Record<string, number>,
  size: typeof FULL,
): Figure[] {
  const sums = total(quiet);
  const kinds = streamsOf(quiet) / size.clusters;
  const hours = size.watchMs / 3_600_000;
  const perKindHour = (count: number) => count / size.clusters / kinds / hours;
  const apart = sumOf(sums, /^(list|watchlist) /);
  const setup = `${size.clusters} clusters x ${size.podsPerCluster} pods, ${
    size.watchMs / 60_000
  } min, ${kinds} kinds; SQLite in a file`;
  return [
    {
      name: 'apiload quiet',
      value: perKindHour(sumOf(sums, /./) - apart),
      unit: 'requests per cluster, kind and hour',
      limit: 12,
      setup: `${setup}; the verify pass apart: ${perKindHour(apart).toFixed(
        2,
      )}`,
    },
    {
      name: 'apiload restart lists',
      value: sumOf(restart, /^(list|watchlist) /),
      unit: 'lists',
      limit: 0,
      setup: `${setup}; the portal killed and started again at once`,
    },
  ];
}
