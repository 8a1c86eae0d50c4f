import type { Bench } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';
import { median } from '../stats/percentile';

const FULL = { clusters: 50, podsPerCluster: 2000, rounds: 3 };
const SMALL = { clusters: 2, podsPerCluster: 500, rounds: 1 };

/** Whether the portal answers others while a fleet is seen for the first time. */
export const portal: Bench = {
  name: 'portal',
  title: "event-loop delay of the portal's main thread during a first sync",
  async run({ small, signal, say }) {
    const size = small ? SMALL : FULL;
    const load = await LoadServer.start(size);
    try {
      const p99s: number[] = [];
      for (let round = 0; round < size.rounds; round += 1) {
        const ours = await Portal.start({
          entry: 'ourPortal',
          config: fleetConfig(load.kubeconfig),
        });
        try {
          await ours.startDelay();
          await waitForFleet(ours, size.clusters, { signal, everyMs: 250 });
          const { p50, p99, max, utilization } = await ours.readDelay();
          say(
            `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(
              1,
            )} ms, max ${max.toFixed(0)} ms, busy ${(utilization * 100).toFixed(
              0,
            )} %`,
          );
          p99s.push(p99);
        } finally {
          await ours.stop();
        }
      }
      const setup = `first sync of ${
        size.clusters * size.podsPerCluster
      } pods in ${size.clusters} clusters; SQLite in a file; median of ${
        p99s.length
      }`;
      return [
        {
          name: 'portal p99',
          value: median(p99s),
          unit: 'ms',
          limit: 20,
          setup,
        },
      ];
    } finally {
      await load.stop();
    }
  },
};
