import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';

const PODS_PER_CLUSTER = 5;
const FULL = { clusters: 1000, settleMs: 30_000, watchMs: 120_000 };
const SMALL = { clusters: 20, settleMs: 1_000, watchMs: 3_000 };

/** What a large and quiet fleet costs while nothing happens. */
export const streams: Bench = {
  name: 'streams',
  title: 'descriptors, memory and idle CPU of quiet clusters',
  async run(options) {
    const { signal } = options;
    const size = options.small ? SMALL : FULL;
    const load = await LoadServer.start({
      clusters: size.clusters,
      podsPerCluster: PODS_PER_CLUSTER,
      podsPerWorkload: PODS_PER_CLUSTER,
      nodes: 1,
    });
    const none = await Portal.start({ entry: 'ourPortal', config: {} });
    const withoutFleet = none.descriptors();
    await none.stop();
    const portal = await Portal.start({
      entry: 'ourPortal',
      config: fleetConfig(load.kubeconfig),
    });
    try {
      await waitForFleet(portal, size.clusters, { signal, everyMs: 500 });
      await sleep(size.settleMs, undefined, { signal });
      const before = portal.cpuMs();
      const startedAt = performance.now();
      await sleep(size.watchMs, undefined, { signal });
      const cpu = (portal.cpuMs() - before) / (performance.now() - startedAt);
      const open = (await load.state()).reduce(
        (sum, one) => sum + one.streams,
        0,
      );
      const setup = `${size.clusters} quiet clusters, ${(
        open / size.clusters
      ).toFixed(1)} watches each, ${
        size.watchMs / 1000
      } s; V8 as in a pod of 1 GB; SQLite in a file`;
      return [
        {
          name: 'streams descriptors',
          value: (portal.descriptors() - withoutFleet) / size.clusters,
          unit: 'per cluster',
          limit: 3,
          setup,
        },
        {
          name: 'streams rss',
          value: portal.residentBytes() / 1e6,
          unit: 'MB',
          limit: 800,
          setup,
        },
        {
          name: 'streams idle cpu',
          value: cpu * 100,
          unit: '% of a core',
          limit: 15,
          setup,
        },
      ];
    } finally {
      await portal.stop();
      await load.stop();
    }
  },
};
