import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions, Figure } from '../Bench';
import type { LoadServer } from '../load/LoadServer';
import type { Portal } from '../portal/Portal';
import { withFleet } from '../portal/withFleet';
import { percentile } from '../stats/percentile';
import { sample } from '../stats/sample';

const LIMIT_MS = 20;

/** Each path, and the first page that is asked of it. */
const PATHS = {
  clusters: '/clusters',
  placements: '/placements?service=asked-0',
  versions: '/versions',
  restarts: '/restarts',
  upgrades: '/upgrades',
  changes: '/changes',
  workloads: '/workloads?filter={"name":{"$contains":"asked"}}',
  images: '/images',
  nodes: '/nodes',
  'cluster-versions': '/versions/clusters',
  certificates: '/certificates',
  costs: '/costs',
  unclaimed: '/unclaimed',
  declared: '/declared',
  'blast-radius': '/blast-radius?image=docker.io/envoyproxy/envoy',
};

interface Size {
  clusters: number;
  podsPerCluster: number;
  warmUp: number;
  asks: number;
  /** Restarts a second, and for how long, before anything is asked. */
  rate: number;
  restartMs: number;
}

const FULL: Size = {
  clusters: 200,
  podsPerCluster: 2000,
  warmUp: 30,
  asks: 300,
  rate: 100,
  restartMs: 30_000,
};
const SMALL: Size = {
  clusters: 3,
  podsPerCluster: 100,
  warmUp: 3,
  asks: 20,
  rate: 20,
  restartMs: 2_000,
};

/** The first page of every question. */
export const questions: Bench = {
  name: 'questions',
  title: 'the first page of every question',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const { clusters, podsPerCluster } = size;
    return withFleet({ clusters, podsPerCluster }, options, (portal, load) =>
      measure(portal, load, size, options),
    );
  },
};

async function measure(
  portal: Portal,
  load: LoadServer,
  size: Size,
  { signal, say }: BenchOptions,
): Promise<Figure[]> {
  await load.setEventRate(size.rate);
  await sleep(size.restartMs, undefined, { signal });
  await load.setEventRate(0);
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(PATHS)) {
    const ask = () => portal.fetchJson(`/api/fleet${encodeURI(path)}`);
    await sample(size.warmUp, ask);
    const durations = await sample(size.asks, ask);
    const value = percentile(durations, 0.99);
    say(`${name}: p50 ${percentile(durations, 0.5).toFixed(2)} ms`);
    figures.push({
      name: `questions ${name}`,
      value,
      unit: 'ms',
      limit: LIMIT_MS,
      setup: `p99 of GET ${path}; ${size.clusters} clusters x ${
        size.podsPerCluster
      } pods, ${
        (size.rate * size.restartMs) / 1_000
      } restarts; SQLite in a file`,
    });
  }
  return figures;
}
