import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions, Figure } from '../Bench';
import type {
  ClusterState,
  Fleet,
  FleetSize,
  FleetSource,
} from '../load/Fleet';
import { loadSource, realSource, sizeOf } from '../load/sources';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';

interface Size extends FleetSize {
  watchMs: number;
}

const SIZES: { full: Size; small: Size } = {
  full: { clusters: 20, podsPerCluster: 200, watchMs: 20 * 60_000 },
  small: { clusters: 2, podsPerCluster: 50, watchMs: 5_000 },
};

/** What the clusters' API servers have to do for us. */
export const apiload = apiloadOn(loadSource(SIZES));

/** Long enough for each watch to end once: it lasts 5 to 10 minutes. */
const REAL_WATCH_MS = 10 * 60_000;

export const apiloadOnRealServers = apiloadOn(
  realSource({ ...SIZES, full: { ...SIZES.full, watchMs: REAL_WATCH_MS } }),
);

type Requests = Record<string, number>;

interface Measured {
  quiet: Requests;
  restart: Requests;
  /** Watches, over all clusters. */
  streams: number;
}

function apiloadOn(source: FleetSource<Size>): Bench {
  return {
    name: 'apiload',
    title: 'requests to quiet clusters, and after a restart',
    async run(options) {
      const size = options.small ? source.small : source.full;
      const fleet = await source.start(size);
      try {
        const measured = await measure(fleet, size, options);
        return figures(measured, size, sizeOf(size) + fleet.servers);
      } finally {
        await fleet.stop();
      }
    },
  };
}

async function measure(
  fleet: Fleet,
  { clusters, watchMs }: Size,
  { signal, say }: BenchOptions,
): Promise<Measured> {
  const config = fleetConfig(fleet.kubeconfig);
  let portal = await Portal.start({ entry: 'ourPortal', config });
  try {
    await waitForFleet(portal, clusters, { signal });
    const streams = streamsOf(await fleet.state());
    await fleet.resetCounters();
    await sleep(watchMs, undefined, { signal });
    const quiet = total(await fleet.state());
    say(JSON.stringify(quiet));

    await portal.stop('SIGKILL', { keepFiles: true });
    await fleet.resetCounters();
    const { folder } = portal;
    portal = await Portal.start({ entry: 'ourPortal', config, folder });
    await untilWatched(fleet, streams, signal);
    const restart = total(await fleet.state());
    say(JSON.stringify(restart));
    return { quiet, restart, streams };
  } finally {
    await portal.stop();
  }
}

function streamsOf(clusters: readonly ClusterState[]): number {
  return clusters.reduce((sum, { streams }) => sum + streams, 0);
}

/** What a portal remembers looks current at once: only watches tell. */
async function untilWatched(
  fleet: Fleet,
  streams: number,
  signal: AbortSignal,
) {
  while (streamsOf(await fleet.state()) < streams) {
    await sleep(200, undefined, { signal });
  }
}

/** Requests by verb and resource, over all clusters. */
function total(clusters: readonly ClusterState[]): Requests {
  const sums: Requests = {};
  for (const { requests } of clusters) {
    for (const [what, count] of Object.entries(requests)) {
      sums[what] = (sums[what] ?? 0) + count;
    }
  }
  return sums;
}

const sumOf = (sums: Requests, verbs: RegExp) =>
  Object.entries(sums)
    .filter(([what]) => verbs.test(what))
    .reduce((sum, [, count]) => sum + count, 0);

function figures(
  { quiet, restart, streams }: Measured,
  { clusters, watchMs }: Size,
  fleet: string,
): Figure[] {
  const kinds = streams / clusters;
  const hours = watchMs / 3_600_000;
  const perKindHour = (count: number) => count / clusters / kinds / hours;
  const apart = sumOf(quiet, /^(list|watchlist) /);
  const setup = `${fleet}, ${
    watchMs / 60_000
  } min, ${kinds} kinds; SQLite in a file`;
  return [
    {
      name: 'apiload quiet',
      value: perKindHour(sumOf(quiet, /./) - apart),
      unit: 'requests per cluster, kind and hour',
      limit: 12,
      setup: `${setup}; lists and WatchLists apart: ${perKindHour(
        apart,
      ).toFixed(2)}`,
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
