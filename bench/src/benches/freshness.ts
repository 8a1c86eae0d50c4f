import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import type { LoadServer, TouchTarget } from '../load/LoadServer';
import type { Portal } from '../portal/Portal';
import { withFleet } from '../portal/withFleet';
import { median, percentile } from '../stats/percentile';

const LOST_AFTER_MS = 10_000;
const FULL = {
  clusters: 50,
  podsPerCluster: 2000,
  serviceClusters: 10,
  rate: 500,
  samples: 300,
};
const SMALL = {
  clusters: 3,
  podsPerCluster: 100,
  serviceClusters: 2,
  rate: 50,
  samples: 20,
};

/** From an event on the wire to an answer that has it. */
export const freshness: Bench = {
  name: 'freshness',
  title: 'watch event written to visible in /placements',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    return withFleet(size, options, async (portal, load) => {
      await load.setEventRate(size.rate);
      const names = (await load.state()).map(({ name }) => name);
      const delays: number[] = [];
      for (let n = 0; n < size.samples; n += 1) {
        delays.push(await measureOne(portal, load, names[n % names.length], n));
        await sleep(20, undefined, { signal: options.signal });
      }
      const setup = `${size.clusters} clusters x ${size.podsPerCluster} pods, ${size.rate} events/s that each change what is kept, ${size.samples} samples; SQLite in a file`;
      return [
        {
          name: 'freshness p50',
          value: median(delays),
          unit: 'ms',
          limit: 20,
          setup,
        },
        {
          name: 'freshness p99',
          value: percentile(delays, 0.99),
          unit: 'ms',
          limit: 100,
          setup,
        },
      ];
    });
  },
};

interface Answer {
  items: Array<{
    workload: { name: string };
    restarts?: { total: number };
  }>;
}

/**
 * The touched pod's restarts are one more. Another event of the same workload
 * may come in the same moment: of thousands of workloads, that is rare.
 */
async function measureOne(
  portal: Portal,
  load: LoadServer,
  cluster: string,
  n: number,
): Promise<number> {
  const target = await load.peek(cluster, n);
  const before = await restartsOf(portal, target);
  const touch = await load.touch(cluster, n);
  for (;;) {
    const total = await restartsOf(portal, target);
    const now = performance.timeOrigin + performance.now();
    if (total > before) {
      return now - touch.at;
    }
    if (now - touch.at > LOST_AFTER_MS) {
      throw new Error(`The event of ${touch.pod} was not seen`);
    }
  }
}

async function restartsOf(
  portal: Portal,
  { workload, cluster, namespace }: TouchTarget,
): Promise<number> {
  const query = new URLSearchParams({ service: workload, cluster, namespace });
  const { items } = await portal.fetchJson<Answer>(
    `/api/fleet/placements?${query}`,
  );
  const found = items.find(item => item.workload.name === workload);
  if (!found) {
    throw new Error(`There is no placement of ${workload} in ${cluster}`);
  }
  return found.restarts?.total ?? 0;
}
