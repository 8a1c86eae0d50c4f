import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions } from '../Bench';
import { askPlacements } from '../portal/askPlacements';
import type { Portal } from '../portal/Portal';
import { withFleet } from '../portal/withFleet';
import { exponent } from '../stats/exponent';
import { median } from '../stats/percentile';
import { sample } from '../stats/sample';

const SERVICES = 4;
const FULL = {
  fleets: [25, 50, 100, 200],
  podsPerCluster: 500,
  serviceClusters: 10,
  asks: 2000,
  settleMs: 15_000,
};
const SMALL = {
  fleets: [4, 8],
  podsPerCluster: 100,
  serviceClusters: 2,
  asks: 100,
  settleMs: 1_000,
};

interface Point {
  clusters: number;
  queryMs: number;
  syncMs: number;
  bytes: number;
}

/** How cost grows with the fleet, where the answer stays as large as it was. */
export const growth: Bench = {
  name: 'growth',
  title: 'how query, sync and memory grow with the number of clusters',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const empty = await measure(0, size, options);
    const points: Point[] = [];
    for (const clusters of size.fleets) {
      points.push(await measure(clusters, size, options));
    }
    const of = (value: (point: Point) => number) =>
      exponent(points.map(point => [point.clusters, value(point)]));
    const setup = `${size.fleets.join(', ')} clusters x ${
      size.podsPerCluster
    } pods, the asked service on ${size.serviceClusters}; SQLite in a file`;
    const shared = { unit: '', setup };
    return [
      {
        ...shared,
        name: 'growth query',
        value: of(({ queryMs }) => queryMs),
        limit: 0.1,
      },
      {
        ...shared,
        name: 'growth sync',
        value: of(({ syncMs }) => syncMs),
        limit: 1.05,
      },
      {
        ...shared,
        name: 'growth memory',
        value: of(({ bytes }) => bytes - empty.bytes),
        limit: 1.05,
      },
    ];
  },
};

async function measure(
  clusters: number,
  size: typeof FULL,
  { signal, say }: BenchOptions,
): Promise<Point> {
  // An empty fleet is one cluster with nothing in it.
  const fleet = {
    clusters: Math.max(clusters, 1),
    podsPerCluster: clusters === 0 ? 0 : size.podsPerCluster,
    serviceClusters: clusters === 0 ? 0 : size.serviceClusters,
  };
  return withFleet(fleet, { signal, everyMs: 50 }, async portal => {
    const syncMs =
      performance.timeOrigin + performance.now() - portal.startedAt;
    const queryMs =
      clusters === 0 ? 0 : await measureQuery(portal, clusters, size);
    await sleep(size.settleMs, undefined, { signal });
    const point = { clusters, queryMs, syncMs, bytes: portal.residentBytes() };
    say(
      `${clusters} clusters: ${queryMs.toFixed(2)} ms, ${(
        syncMs / 1000
      ).toFixed(1)} s, ${(point.bytes / 1e6).toFixed(0)} MB`,
    );
    return point;
  });
}

async function measureQuery(portal: Portal, fleet: number, size: typeof FULL) {
  const expected = { clusters: size.serviceClusters, fleet };
  const ask = (n: number) => askPlacements(portal, n % SERVICES, expected);
  await sample(size.asks / 4, ask);
  return median(await sample(size.asks, ask));
}
