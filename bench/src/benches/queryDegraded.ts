import { setTimeout as sleep } from 'node:timers/promises';
import type { PlacementList } from '@flotilla/backstage-plugin-fleet-common';
import type { Bench, BenchOptions } from '../Bench';
import { askPlacements, placementsPath } from '../portal/askPlacements';
import type { Portal } from '../portal/Portal';
import { withFleet } from '../portal/withFleet';
import { percentile } from '../stats/percentile';
import { sample } from '../stats/sample';

const SERVICES = 4;
const FRACTION = 0.1;
const NOTICED_WITHIN_MS = 120_000;
const FULL = {
  clusters: 50,
  podsPerCluster: 2000,
  serviceClusters: 10,
  asks: 3000,
};
const SMALL = {
  clusters: 10,
  podsPerCluster: 100,
  serviceClusters: 2,
  asks: 100,
};

/** The same question while a tenth of the clusters swallow every byte. */
export const queryDegraded: Bench = {
  name: 'query-degraded',
  title: '/placements while 10 % of the clusters are black holes',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    return withFleet(size, options, async (portal, load) => {
      const expected = { clusters: size.serviceClusters, fleet: size.clusters };
      const ask = (n: number) => askPlacements(portal, n % SERVICES, expected);
      await sample(size.asks / 4, ask);
      const well = percentile(await sample(size.asks, ask), 0.99);
      await load.setFault({ fraction: FRACTION }, 'blackhole');
      await waitForStale(portal, Math.ceil(size.clusters * FRACTION), options);
      const ill = percentile(await sample(size.asks, ask), 0.99);
      const setup = `${size.clusters} clusters x ${size.podsPerCluster} pods, ${
        FRACTION * 100
      } % black-holed and shown as stale, rows kept`;
      return [
        { name: 'query-degraded p99', value: ill, unit: 'ms', setup },
        {
          name: 'query-degraded slowdown',
          value: ill / well,
          unit: 'x',
          limit: 1.1,
          ratio: ill / well,
          against: `query p99 before, ${well.toFixed(2)} ms`,
          setup,
        },
      ];
    });
  },
};

/** Coverage must come to say so, or the bench fails. */
async function waitForStale(
  portal: Portal,
  stale: number,
  { signal, say }: BenchOptions,
) {
  const startedAt = Date.now();
  for (;;) {
    const { coverage } = await portal.fetchJson<PlacementList>(
      placementsPath(0),
    );
    if (coverage.stale === stale) {
      say(`stale after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
      return;
    }
    if (Date.now() - startedAt > NOTICED_WITHIN_MS) {
      throw new Error(`${coverage.stale} clusters are stale, not ${stale}`);
    }
    await sleep(500, undefined, { signal });
  }
}
