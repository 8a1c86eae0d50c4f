/** What is paid for an hour, in one currency. */
export interface Price {
  /** Of a core. */
  cpuHour: number;
  /** Of 2^30 bytes of memory. */
  memoryGiBHour: number;
}

export interface Prices extends Price {
  /** Three letters, for example EUR. */
  currency: string;
  /** Where clusters of a distribution cost something else. */
  byDistribution: ReadonlyMap<string, Price>;
}

export function priceOf(prices: Prices, distribution: string | null): Price {
  return prices.byDistribution.get(distribution ?? 'unknown') ?? prices;
}
