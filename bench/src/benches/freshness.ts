import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions, Figure } from '../Bench';
import type { Fleet, FleetSize, FleetSource, TouchTarget } from '../load/Fleet';
import { loadSource, realSource, sizeOf } from '../load/sources';
import { withPortalOf } from '../portal/withPortalOf';
import { InformerPeer } from '../peers/informer/InformerPeer';
import type { Portal } from '../portal/Portal';
import { percentile } from '../stats/percentile';

const LOST_AFTER_MS = 10_000;

interface Size extends FleetSize {
  /** Events a second, over all clusters. */
  rate: number;
  samples: number;
}

const SIZES: { full: Size; small: Size } = {
  full: {
    clusters: 50,
    podsPerCluster: 2000,
    serviceClusters: 10,
    rate: 500,
    samples: 300,
  },
  small: {
    clusters: 3,
    podsPerCluster: 100,
    serviceClusters: 2,
    rate: 50,
    samples: 20,
  },
};

/** From an event on the wire to an answer that has it. */
export const freshness = freshnessOn(loadSource(SIZES), '');

/** Modest, since each event is a write to etcd. How many more would do was not tried. */
const REAL_RATE = 20;

export const freshnessOnRealServers = freshnessOn(
  realSource({
    full: { ...SIZES.full, rate: REAL_RATE },
    small: { ...SIZES.small, rate: REAL_RATE },
  }),
  '; counted from when the change was sent to the API server',
);

function freshnessOn(source: FleetSource<Size>, counted: string): Bench {
  return {
    name: 'freshness',
    title: 'watch event written to visible in /placements',
    async run(options) {
      const size = options.small ? source.small : source.full;
      const fleet = await source.start(size);
      try {
        const ours = await measureOurs(fleet, size, options);
        const informer = await measureInformer(fleet, size, options);
        const setup = `${sizeOf(size)}${fleet.servers}, ${
          size.rate
        } events/s that each change what is kept, ${
          size.samples
        } samples${counted}`;
        return figures(ours, informer, setup);
      } finally {
        await fleet.stop();
      }
    },
  };
}

function measureOurs(fleet: Fleet, size: Size, { signal }: BenchOptions) {
  const { clusters } = size;
  return withPortalOf(fleet, { clusters, signal }, portal =>
    delaysOf(fleet, size, signal, (cluster, n) =>
      delayInPortal(portal, fleet, cluster, n),
    ),
  );
}

/** client-node's informers of pods, until their callback has the event. */
async function measureInformer(
  fleet: Fleet,
  size: Size,
  { signal }: BenchOptions,
) {
  const peer = await InformerPeer.start(fleet.kubeconfig, 'pods');
  try {
    return await delaysOf(fleet, size, signal, async (cluster, n) =>
      peer.delayOf(await fleet.peek(cluster, n), () => fleet.touch(cluster, n)),
    );
  } finally {
    await peer.stop();
  }
}

/** All is there: events begin now. Clusters take turns. */
async function delaysOf(
  fleet: Fleet,
  { samples, rate }: Size,
  signal: AbortSignal,
  measure: (cluster: string, n: number) => Promise<number>,
): Promise<number[]> {
  await fleet.setEventRate(rate);
  const names = (await fleet.state()).map(({ name }) => name);
  const delays: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    delays.push(await measure(names[n % names.length], n));
    await sleep(20, undefined, { signal });
  }
  await fleet.setEventRate(0);
  return delays;
}

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
async function delayInPortal(
  portal: Portal,
  fleet: Fleet,
  cluster: string,
  n: number,
): Promise<number> {
  const target = await fleet.peek(cluster, n);
  const before = await restartsOf(portal, target);
  const touch = await fleet.touch(cluster, n);
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

function figures(ours: number[], peer: number[], setup: string): Figure[] {
  return [
    { part: 0.5, name: 'freshness p50', limit: 20 },
    { part: 0.99, name: 'freshness p99', limit: 100 },
  ].flatMap(({ part, name, limit }) => {
    const value = percentile(ours, part);
    const theirs = percentile(peer, part);
    return [
      {
        ...{ name, value, unit: 'ms', limit },
        setup: `${setup}; SQLite in a file`,
      },
      {
        name: `${name} informer`,
        value: value / theirs,
        unit: 'x',
        ratio: value / theirs,
        against: `makeInformer's callback, ${theirs.toFixed(2)} ms`,
        setup: `${setup}; a database and an answer over HTTP against a cache in memory`,
      },
    ];
  });
}
