import type { Price } from './Prices';
import type { RequestSum } from './sumRequests';

/** What has one key, as people know it. */
export interface CostGroup {
  /** Empty where there is none. */
  key: string;
  confidence?: number;
  pods: number;
  /** In cores. */
  cpu: number;
  /** In bytes. */
  memory: number;
  /** Of an hour; absent without prices. */
  hourly?: number;
}

/** A sum, with the price in the clusters that it is of, if there is one. */
export interface PricedSum extends RequestSum {
  price?: Price;
}

const MILLI = 1_000;
const KI = 1_024;
const GI = 1_024 ** 3;

/**
 * Adds up what has the same key, what costs most first; without prices, what
 * asks for most cores.
 *
 * @param keyOf - undefined for what cannot be shown
 */
export function groupCosts(
  sums: readonly PricedSum[],
  keyOf: (sum: RequestSum) => string | undefined,
): CostGroup[] {
  const groups = new Map<string, CostGroup>();
  for (const sum of sums) {
    const key = keyOf(sum);
    if (key !== undefined) {
      const group = groups.get(key) ?? { key, pods: 0, cpu: 0, memory: 0 };
      groups.set(key, added(group, sum));
    }
  }
  return [...groups.values()].sort(compare);
}

/** The most first; else in the order of code points. */
export function compare(
  a: Pick<CostGroup, 'key' | 'cpu' | 'hourly'>,
  b: Pick<CostGroup, 'key' | 'cpu' | 'hourly'>,
): number {
  const [left, right] = [a.hourly ?? a.cpu, b.hourly ?? b.cpu];
  if (left !== right) {
    return right - left;
  }
  if (a.key === b.key) {
    return 0;
  }
  return a.key < b.key ? -1 : 1;
}

function added(group: CostGroup, { price, ...sum }: PricedSum): CostGroup {
  const cpu = sum.cpu / MILLI;
  const memory = sum.memory * KI;
  const { confidence = 0, hourly = 0 } = group;
  return {
    key: group.key,
    confidence: Math.max(confidence, sum.confidence ?? 0),
    pods: group.pods + sum.pods,
    cpu: group.cpu + cpu,
    memory: group.memory + memory,
    ...(price
      ? {
          hourly:
            hourly + cpu * price.cpuHour + (memory / GI) * price.memoryGiBHour,
        }
      : {}),
  };
}
