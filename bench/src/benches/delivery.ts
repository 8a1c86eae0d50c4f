import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  startTestbed,
  type Testbed,
} from '../../../packages/testbed-client/src';
import type { Bench, BenchOptions, Figure } from '../Bench';
import { KubectlApplier } from '../peers/KubectlApplier';
import { OurApplier } from '../peers/OurApplier';
import { median } from '../stats/percentile';

/** What applies one Deployment to all targets, at the concurrency of both. */
export interface DeploymentApplier {
  /** @param image - Another one at each round */
  apply(image: string): Promise<void>;
  close(): Promise<void>;
}

/** So many targets at once, as `xargs -P 8` would. */
export const TARGETS_AT_ONCE = 8;

/** A cluster's namespace. */
export interface BenchTarget {
  cluster: string;
  namespace: string;
}

/** How fast one Deployment is applied to many clusters, against kubectl. */
export const delivery: Bench = {
  name: 'delivery',
  title: 'one Deployment applied to real clusters, against kubectl',
  async run(options) {
    const testbed = await startTestbed({
      spec: options.small ? 'two' : 'seven',
    });
    const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
    try {
      const targets = await createTargets(testbed, options);
      const ours = OurApplier.open(testbed, targets);
      const kubectl = await KubectlApplier.open(testbed, targets, folder);
      return await measure(targets, { ours, kubectl }, options);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await testbed.stop();
    }
  },
};

async function createTargets(
  testbed: Testbed,
  { small }: BenchOptions,
): Promise<BenchTarget[]> {
  const count = small ? 2 : 8;
  const targets = testbed.clusters.flatMap(({ name: cluster }) =>
    Array.from({ length: count }, (_, n) => {
      return { cluster, namespace: `bench-${n}` };
    }),
  );
  for (const { cluster, namespace } of targets) {
    await testbed.cluster(cluster).kubectl('create', 'namespace', namespace);
  }
  return targets;
}

/** In turns, so that what else the machine does is the same for both. */
async function measure(
  targets: readonly BenchTarget[],
  appliers: { ours: OurApplier; kubectl: KubectlApplier },
  { small, say }: BenchOptions,
): Promise<Figure[]> {
  const rounds = small ? 1 : 5;
  const times: Record<'ours' | 'kubectl', number[]> = { ours: [], kubectl: [] };
  // The first creates, and fills caches of what clusters serve.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['kubectl', 'ours'] as const) {
      const startedAt = performance.now();
      await appliers[name].apply(`registry.example/bench:${round}`);
      const ms = performance.now() - startedAt;
      say(`round ${round}, ${name}: ${Math.round(ms)} ms`);
      if (round > 0) {
        times[name].push(ms);
      }
    }
  }
  const { requests } = appliers.ours;
  await Promise.all([appliers.ours.close(), appliers.kubectl.close()]);
  return figuresOf(times, requests / (targets.length * (rounds + 1)), targets);
}

function figuresOf(
  times: Record<'ours' | 'kubectl', number[]>,
  requests: number,
  targets: readonly BenchTarget[],
): Figure[] {
  const [ours, kubectl] = [median(times.ours), median(times.kubectl)];
  const clusters = new Set(targets.map(({ cluster }) => cluster)).size;
  const setup = `one Deployment to ${targets.length} namespaces of ${clusters} real clusters, ${TARGETS_AT_ONCE} at once, a new image each round`;
  return [
    {
      name: 'delivery',
      value: kubectl / ours,
      unit: 'x',
      ratio: kubectl / ours,
      against: `kubectl apply --server-side, ${Math.round(
        kubectl,
      )} ms; ours ${Math.round(ours)} ms`,
      limit: 3,
      atLeast: true,
      setup,
    },
    {
      name: 'delivery requests',
      value: requests,
      unit: 'per object',
      limit: 4,
      setup,
    },
  ];
}
