import type { ClusterRow } from '../coverage';
import { type PriceClass, priceClasses } from './priceClasses';
import type { Prices } from './Prices';
import type { CostSource } from './readCostSources';

/** Clusters whose costs are told in one way, and in one currency. */
export interface CostClass extends PriceClass {
  source: 'opencost' | 'estimate';
  currency?: string;
  /** When OpenCost was asked, by the clusters' numbers. */
  readAt?: ReadonlyMap<number, string>;
}

/**
 * OpenCost knows best; what it does not tell is estimated.
 *
 * @param sources - Of those that have it, by their numbers
 */
export function costClasses(
  clusters: readonly ClusterRow[],
  sources: ReadonlyMap<number, CostSource>,
  prices: Prices | undefined,
): CostClass[] {
  const told = toldClasses(clusters, sources);
  const others = clusters.filter(({ no }) => !sources.has(no));
  const estimated = priceClasses(others, prices).map(one => ({
    source: 'estimate' as const,
    currency: prices?.currency,
    ...one,
    // Where some are told otherwise, all are not meant any more.
    nos: one.nos ?? (told.length > 0 ? others.map(({ no }) => no) : undefined),
  }));
  return [...told, ...estimated];
}

function toldClasses(
  clusters: readonly ClusterRow[],
  sources: ReadonlyMap<number, CostSource>,
): CostClass[] {
  const times = new Map<string, Map<number, string>>();
  for (const { no } of clusters) {
    const source = sources.get(no);
    if (source) {
      const { currency, readAt } = source;
      const known = times.get(currency) ?? new Map<number, string>();
      times.set(currency, known.set(no, readAt));
    }
  }
  return [...times].map(([currency, readAt]) => ({
    source: 'opencost',
    currency,
    nos: [...readAt.keys()],
    readAt,
  }));
}
