import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions, Figure } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import { askPlacements } from '../portal/askPlacements';
import { fleetConfig } from '../portal/fleetConfig';
import { peerConfig } from '../portal/peerConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';
import { median, percentile } from '../stats/percentile';
import { sample } from '../stats/sample';

const SERVICES = 4;

interface Size {
  clusters: number;
  podsPerCluster: number;
  serviceClusters: number;
  warmUp: number;
  asks: number;
  peerAsks: number;
}

const FULL: Size = {
  clusters: 50,
  podsPerCluster: 2000,
  serviceClusters: 10,
  warmUp: 500,
  asks: 3000,
  peerAsks: 5,
};
const SMALL: Size = {
  clusters: 3,
  podsPerCluster: 100,
  serviceClusters: 2,
  warmUp: 20,
  asks: 100,
  peerAsks: 3,
};

/** Where a service runs: from the index, and from the clusters as today. */
export const query: Bench = {
  name: 'query',
  title: '/placements as a signed-in person, against a live fan-out',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const load = await LoadServer.start({ ...size, warm: 'both' });
    try {
      const ours = await measureOurs(load, size, options);
      const fanOut = await measurePeer(load, size, options);
      return figures(ours, fanOut, size);
    } finally {
      await load.stop();
    }
  },
};

async function measureOurs(
  load: LoadServer,
  size: Size,
  { signal, say }: BenchOptions,
): Promise<number[]> {
  const portal = await Portal.start({
    entry: 'ourPortal',
    config: fleetConfig(load.kubeconfig),
  });
  try {
    await waitForFleet(portal, size.clusters, { signal });
    const { serviceClusters: clusters, clusters: fleet } = size;
    const ask = (n: number) =>
      askPlacements(portal, n % SERVICES, { clusters, fleet });
    await sample(size.warmUp, ask);
    const durations = await sample(size.asks, ask);
    say(`ours: p50 ${median(durations).toFixed(2)} ms`);
    return durations;
  } finally {
    await portal.stop();
  }
}

/** Backstage's own Kubernetes plugin, which asks every cluster each time. */
async function measurePeer(
  load: LoadServer,
  size: Size,
  { say }: BenchOptions,
): Promise<number[]> {
  const portal = await Portal.start({
    entry: 'peerPortal',
    config: peerConfig(
      load.kubeconfig,
      Array.from({ length: SERVICES }, (_, n) => `asked-${n}`),
    ),
  });
  try {
    const ask = (n: number) => askPeer(portal, n % SERVICES, size);
    await untilInCatalog(portal);
    await ask(0);
    const durations = await sample(size.peerAsks, ask);
    say(`fan-out: p50 ${median(durations).toFixed(0)} ms`);
    return durations;
  } finally {
    await portal.stop();
  }
}

async function untilInCatalog(portal: Portal) {
  const path = '/api/catalog/entities?filter=kind=component';
  while ((await portal.fetchJson<unknown[]>(path)).length < SERVICES) {
    await sleep(200);
  }
}

interface PeerAnswer {
  items: Array<{ resources: Array<{ type: string; resources: unknown[] }> }>;
}

async function askPeer(portal: Portal, n: number, size: Size) {
  const name = `asked-${n}`;
  const entity = await portal.fetchJson(
    `/api/catalog/entities/by-name/component/default/${name}`,
  );
  const { items } = await portal.fetchJson<PeerAnswer>(
    `/api/kubernetes/services/${name}`,
    { entity, auth: {} },
  );
  const found = items.filter(({ resources }) =>
    resources.some(
      ({ type, resources: objects }) => type === 'pods' && objects.length > 0,
    ),
  ).length;
  if (found !== size.serviceClusters) {
    throw new Error(`The fan-out found ${name} in ${found} clusters`);
  }
}

function figures(ours: number[], fanOut: number[], size: Size): Figure[] {
  const { clusters, podsPerCluster, serviceClusters } = size;
  const setup = `${clusters} clusters x ${podsPerCluster} pods, a service on ${serviceClusters}; SQLite in a file`;
  const p50 = median(ours);
  const peer = median(fanOut);
  return [
    { name: 'query p50', value: p50, unit: 'ms', limit: 2, setup },
    {
      name: 'query p99',
      value: percentile(ours, 0.99),
      unit: 'ms',
      limit: 10,
      setup,
    },
    {
      name: 'query speedup',
      value: peer / p50,
      unit: 'x',
      limit: 100,
      atLeast: true,
      ratio: peer / p50,
      against: `plugin-kubernetes-backend's fan-out, p50 ${peer.toFixed(0)} ms`,
      setup,
    },
  ];
}
