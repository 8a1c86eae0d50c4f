import { SimulatorClock, systemClock } from '../clock';
import { DEMO_CLUSTERS } from './clusters';
import { FleetLife, silenceAfterSync } from './life';
import { seededRandom } from './random';
import { RunningDemoCluster, startDemoCluster } from './startDemoCluster';

/** How the demo fleet is started. */
export interface DemoFleetOptions {
  clock?: SimulatorClock;
  /** Stops the fleet when it aborts. */
  signal?: AbortSignal;
  /** What is the same for the same seed: all that happens. */
  seed?: string;
  logger?: { info(message: string): void };
}

/** One cluster as somebody needs to know it who connects to it. */
export interface DemoCluster extends RunningDemoCluster {
  name: string;
  labels: Record<string, string>;
  url: string;
}

/** The demo fleet, running. */
export interface DemoFleet {
  clusters: DemoCluster[];
  stop(): Promise<void>;
}

/** Starts API servers for a whole fleet in this process, and lets them live. */
export async function startDemoFleet(
  options: DemoFleetOptions = {},
): Promise<DemoFleet> {
  const { clock = systemClock, seed = 'demo', signal, logger } = options;
  signal?.throwIfAborted();
  const running: RunningDemoCluster[] = [];
  for (const spec of DEMO_CLUSTERS) {
    running.push(await startDemoCluster(spec, { clock, seed }));
  }
  const stopSilencing = running
    .filter(({ spec }) => spec.state === 'silent')
    .map(({ server }) => silenceAfterSync(server, clock));
  const life = liveOn(running, clock, seed);
  const stop = async () => {
    life.stop();
    stopSilencing.forEach(stopOne => stopOne());
    await Promise.all(running.map(({ server }) => server.stop()));
  };
  signal?.addEventListener('abort', () => stop(), { once: true });
  logger?.info(`The demo fleet of ${running.length} clusters has started`);
  return { clusters: running.map(describeCluster), stop };
}

function liveOn(
  running: RunningDemoCluster[],
  clock: SimulatorClock,
  seed: string,
): FleetLife {
  const clusters = running
    .filter(({ spec }) => spec.state !== 'unreachable')
    .map(({ spec, server }) => ({
      context: { backing: server.backing, cluster: spec.name },
      isSilent: () => server.faults.frozen,
    }));
  return new FleetLife(clusters, seededRandom(`life of ${seed}`), clock);
}

function describeCluster(cluster: RunningDemoCluster): DemoCluster {
  const { spec, server } = cluster;
  const { name, env, region, tier } = spec;
  return { ...cluster, name, url: server.url, labels: { env, region, tier } };
}
