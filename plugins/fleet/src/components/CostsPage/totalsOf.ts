import type { Cost } from '@flotilla/backstage-plugin-fleet-common';

/** What costs of one source and currency are together. */
export interface Total {
  source: Cost['source'];
  currency: string;
  monthly: number;
}

/**
 * What is known of amounts, summed up. What OpenCost says and estimates are never
 * added to each other, and neither are currencies.
 */
export function totalsOf(costs: Cost[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { source, currency, monthly } of costs) {
    if (currency !== undefined && monthly !== undefined) {
      const key = `${source} ${currency}`;
      const before = totals.get(key)?.monthly ?? 0;
      totals.set(key, { source, currency, monthly: before + monthly });
    }
  }
  return [...totals.values()].sort((left, right) =>
    right.source.localeCompare(left.source),
  );
}
