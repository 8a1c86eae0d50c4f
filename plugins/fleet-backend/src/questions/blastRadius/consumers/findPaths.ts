import type { ConsumerStep } from '@flotilla/backstage-plugin-fleet-common';
import type { SqlReader } from '../../sql';
import { type Dependent, readDependents } from './readDependents';

/** How somebody is hit through a service. */
export interface ConsumerPath {
  consumer: string;
  /** Whether the service that it begins with runs nowhere else. */
  gone: boolean;
  path: ConsumerStep[];
}

export interface FindPathsOptions {
  /** The services that are hit, the worst first. */
  hit: ReadonlyArray<{ entityRef: string; gone: boolean }>;
  /** How many relations are read at most of each step. */
  limit: number;
}

/** Consumers of those that are hit, and their consumers in turn. */
const STEPS = 2;

/**
 * Who is hit by the catalog's relations, each by the shortest path from what is
 * gone, or else from what is hit. A service of which something is left is among
 * them where it needs one that is gone.
 *
 * @returns the paths, the worst first, and whether these are all
 */
export async function findPaths(
  reader: SqlReader,
  { hit, limit }: FindPathsOptions,
): Promise<{ paths: ConsumerPath[]; isWhole: boolean }> {
  const known = new Map<string, ConsumerPath>(
    hit.map(({ entityRef, gone }) => [
      entityRef,
      { consumer: entityRef, gone, path: [{ entityRef }] },
    ]),
  );
  const found = new Map<string, ConsumerPath>();
  let isWhole = true;
  let reached = [...known.values()];
  for (let step = 0; step < STEPS && reached.length > 0; step += 1) {
    const refs = reached.map(({ consumer }) => consumer);
    const dependents = await readDependents(reader, refs, limit + 1);
    isWhole &&= dependents.length <= limit;
    reached = stepFrom(reached, dependents.slice(0, limit), known);
    reached.forEach(path => found.set(path.consumer, path));
  }
  return { paths: worstFirst([...found.values()]), isWhole };
}

/** Those that are reached by one relation more, and were not, or not so badly. */
function stepFrom(
  reached: readonly ConsumerPath[],
  dependents: readonly Dependent[],
  known: Map<string, ConsumerPath>,
): ConsumerPath[] {
  const rank = new Map(reached.map(({ consumer }, n) => [consumer, n]));
  const worstOfEach = [...dependents].sort(
    (a, b) => rank.get(a.provider)! - rank.get(b.provider)!,
  );
  const from = new Map(reached.map(one => [one.consumer, one]));
  const next = new Map<string, ConsumerPath>();
  for (const dependent of worstOfEach) {
    const { consumer } = dependent;
    const { gone, path } = from.get(dependent.provider)!;
    const before = known.get(consumer);
    if (!before || (gone && !before.gone)) {
      const one = { consumer, gone, path: extended(path, dependent) };
      known.set(consumer, one);
      next.set(consumer, one);
    }
  }
  return [...next.values()];
}

function extended(
  path: readonly ConsumerStep[],
  { provider, api, consumer }: Dependent,
): ConsumerStep[] {
  const before = path.slice(0, -1);
  return api
    ? [
        ...before,
        { entityRef: provider, relation: 'providesApi' },
        { entityRef: api, relation: 'apiConsumedBy' },
        { entityRef: consumer },
      ]
    : [
        ...before,
        { entityRef: provider, relation: 'dependencyOf' },
        { entityRef: consumer },
      ];
}

function worstFirst(paths: readonly ConsumerPath[]): ConsumerPath[] {
  return [...paths].sort((a, b) => Number(b.gone) - Number(a.gone));
}
