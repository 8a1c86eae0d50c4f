import { InputError } from '@backstage/errors';
import type { ClusterRow } from '../../questions/coverage';
import type { StrategySpec, WaveSpec } from '../model/RolloutSpec';
import { chosenClusters, type ResolveCluster } from './chosenClusters';

/** A wave with the clusters that it takes. */
export interface PlannedWave {
  name: string;
  approval: boolean;
  soakMs: number;
  clusters: ClusterRow[];
}

/**
 * Shares the clusters of a placement out over waves. Each wave takes of those
 * that no wave before it took; what is left is a last wave. Percentages are of
 * all clusters, and take at least one. Waves that take none are left out.
 *
 * @param clusters - In the order in which they are to be taken
 * @throws InputError for a wave of certain clusters that takes none
 */
export function planWaves(
  clusters: readonly ClusterRow[],
  { waves, soakMs }: Pick<StrategySpec, 'waves' | 'soakMs'>,
  resolve: ResolveCluster,
): PlannedWave[] {
  const left = new Set(clusters);
  const planned = waves.map(wave => {
    const taken = takeOf([...left], wave, clusters.length, resolve);
    if (taken.length === 0 && left.size > 0) {
      throw new InputError(
        `Wave ${wave.name} takes no cluster; the placement has ${clusters.length}, of which ${left.size} are left for it`,
      );
    }
    taken.forEach(cluster => left.delete(cluster));
    const { name, approval } = wave;
    return { name, approval, soakMs: wave.soakMs, clusters: taken };
  });
  const rest = {
    name: waves.length > 0 ? 'rest' : 'all',
    approval: false,
    soakMs,
    clusters: [...left],
  };
  return [...planned, rest].filter(wave => wave.clusters.length > 0);
}

function takeOf(
  left: ClusterRow[],
  wave: WaveSpec,
  total: number,
  resolve: ResolveCluster,
): ClusterRow[] {
  const chosen = chosenClusters(left, wave, resolve);
  return chosen.slice(0, limitOf(wave, total));
}

function limitOf({ count, percent }: WaveSpec, total: number): number {
  if (count !== undefined) {
    return count;
  }
  return percent === undefined
    ? Infinity
    : Math.max(1, Math.floor((percent * total) / 100));
}
