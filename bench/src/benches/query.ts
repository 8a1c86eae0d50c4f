import type { Bench, BenchOptions, Figure } from '../Bench';
import type { Fleet, FleetSize, FleetSource } from '../load/Fleet';
import { loadSource, realSource, sizeOf } from '../load/sources';
import { withPortalOf } from '../portal/withPortalOf';
import { measureFanOut } from '../peers/fanOut';
import { KUBECTL_AT_ONCE, measureKubectl } from '../peers/kubectl';
import { askPlacements } from '../portal/askPlacements';
import type { Portal } from '../portal/Portal';
import { median, percentile } from '../stats/percentile';
import { sample } from '../stats/sample';

const SERVICES = 4;

interface Size extends FleetSize {
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
const SIZES = { full: FULL, small: SMALL };

/** Where a service runs: from the index, and from the clusters as today. */
export const query = queryOn(loadSource(SIZES, { warm: 'both' }));

export const queryOnRealServers = queryOn(realSource(SIZES));

function queryOn(source: FleetSource<Size>): Bench {
  return {
    name: 'query',
    title: '/placements as a signed-in person, against asking the clusters',
    async run(options) {
      const size = options.small ? source.small : source.full;
      const fleet = await source.start(size);
      try {
        return await measure(fleet, size, options);
      } finally {
        await fleet.stop();
      }
    },
  };
}

async function measure(
  fleet: Fleet,
  size: Size,
  options: BenchOptions,
): Promise<Figure[]> {
  const { kubeconfig } = fleet;
  const { peerAsks, serviceClusters } = size;
  const expected = { services: SERVICES, clusters: serviceClusters };
  const ours = await measureOurs(fleet, size, options);
  const conditional = await measureOurs(
    fleet,
    size,
    options,
    'conditionalPortal',
  );
  const fanOut = median(
    await measureFanOut(kubeconfig, peerAsks, expected, options.signal),
  );
  const kubectl = median(await measureKubectl(kubeconfig, peerAsks, expected));
  options.say(
    `fan-out: p50 ${fanOut.toFixed(0)} ms, kubectl: p50 ${kubectl.toFixed(
      0,
    )} ms`,
  );
  const setup = `${sizeOf(size)}, a service on ${serviceClusters}${
    fleet.servers
  }; SQLite in a file`;
  return [
    ...figures(ours, { fanOut, kubectl }, setup),
    ...conditionalFigures(conditional, setup),
  ];
}

function measureOurs(
  fleet: Fleet,
  size: Size,
  { signal, say }: BenchOptions,
  entry: 'ourPortal' | 'conditionalPortal' = 'ourPortal',
): Promise<number[]> {
  const work = async (portal: Portal) => {
    const expected = { clusters: size.serviceClusters, fleet: size.clusters };
    const ask = (n: number) => askPlacements(portal, n % SERVICES, expected);
    await sample(size.warmUp, ask);
    const durations = await sample(size.asks, ask);
    say(`${entry}: p50 ${median(durations).toFixed(2)} ms`);
    return durations;
  };
  const { clusters } = size;
  return withPortalOf(fleet, { clusters, signal, entry }, work);
}

function figures(
  ours: number[],
  peers: { fanOut: number; kubectl: number },
  setup: string,
): Figure[] {
  const p50 = median(ours);
  const p99 = percentile(ours, 0.99);
  const ms = { unit: 'ms', setup };
  const speedup = (peer: number, against: string) => ({
    value: peer / p50,
    unit: 'x',
    atLeast: true,
    ratio: peer / p50,
    against: `${against}, p50 ${peer.toFixed(0)} ms`,
    setup,
  });
  return [
    { name: 'query p50', value: p50, limit: 2, ...ms },
    { name: 'query p99', value: p99, limit: 10, ...ms },
    {
      name: 'query speedup',
      limit: 100,
      ...speedup(peers.fanOut, "plugin-kubernetes-backend's fan-out"),
    },
    {
      name: 'query speedup kubectl',
      ...speedup(
        peers.kubectl,
        `kubectl get deploy,sts,ds over contexts, ${KUBECTL_AT_ONCE} at a time`,
      ),
    },
  ];
}

/** The same, where policy decides by label, owner and namespace. */
function conditionalFigures(ours: number[], setup: string): Figure[] {
  const ms = { unit: 'ms', setup: `${setup}; a conditional decision` };
  return [
    {
      name: 'query conditional p50',
      value: median(ours),
      limit: 6,
      ...ms,
    },
    {
      name: 'query conditional p99',
      value: percentile(ours, 0.99),
      limit: 15,
      ...ms,
    },
  ];
}
