import type { ClusterRow } from '../coverage';
import { type Price, priceOf, type Prices } from './Prices';

/** Clusters in which the same is paid. */
export interface PriceClass {
  price?: Price;
  /** Their numbers; all that are asked for if absent. */
  nos?: readonly number[];
}

/** There are few prices: each is asked for by itself. */
export function priceClasses(
  clusters: readonly ClusterRow[],
  prices: Prices | undefined,
): PriceClass[] {
  if (!prices || prices.byDistribution.size === 0) {
    return [{ price: prices }];
  }
  const classes = new Map<Price, number[]>();
  for (const { no, distribution } of clusters) {
    const price = priceOf(prices, distribution);
    classes.set(price, [...(classes.get(price) ?? []), no]);
  }
  return [...classes].map(([price, nos]) => ({ price, nos }));
}
