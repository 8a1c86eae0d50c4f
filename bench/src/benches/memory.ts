import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions } from '../Bench';
import { withFleet } from '../portal/withFleet';

const CLUSTERS = 20;
const FULL = { sizes: [50_000, 200_000], settleMs: 20_000 };
const SMALL = { sizes: [2_000], settleMs: 1_000 };
/** About as much as a pod has already: its JSON is twice as large. */
const DOUBLING_BYTES = 9000;

/** What a tracked pod costs the portal in memory. */
export const memory: Bench = {
  name: 'memory',
  title: 'resident memory per tracked pod',
  async run(options) {
    const { sizes } = sizeOf(options);
    const none = await measure(0, 0, options);
    const figures = [];
    for (const pods of sizes) {
      const bytes = (await measure(pods, 0, options)) - none;
      figures.push(figureOf(bytes / pods, pods, 'as they are'));
    }
    const pods = sizes[0];
    const bytes = (await measure(pods, DOUBLING_BYTES, options)) - none;
    figures.push(figureOf(bytes / pods, pods, 'with their JSON doubled'));
    return figures;
  },
};

async function measure(
  pods: number,
  padBytes: number,
  options: BenchOptions,
): Promise<number> {
  const { signal, say } = options;
  const fleet = {
    clusters: CLUSTERS,
    podsPerCluster: pods / CLUSTERS,
    padBytes,
  };
  const { settleMs } = sizeOf(options);
  return withFleet(fleet, options, async portal => {
    await sleep(settleMs, undefined, { signal });
    // What the first sync has left behind belongs to no pod.
    await portal.collectGarbage();
    await sleep(settleMs, undefined, { signal });
    const bytes = portal.residentBytes();
    say(`${pods} pods: ${(bytes / 1e6).toFixed(0)} MB`);
    return bytes;
  });
}

function sizeOf({ small }: BenchOptions) {
  return small ? SMALL : FULL;
}

function figureOf(value: number, pods: number, how: string) {
  return {
    name: `memory per pod`,
    value,
    unit: 'B',
    limit: 350,
    setup: `${pods} pods ${how} in ${CLUSTERS} clusters; RSS of the process tree when it has settled and its garbage was collected, minus that at zero pods; V8 as in a pod of 1 GB; SQLite in a file`,
  };
}
