import type { Price } from './Prices';
import type { CostSum } from './sumCosts';
import type { RequestSum } from './sumRequests';

/** What has one key, as people know it. */
export interface CostGroup {
  /** Empty where there is none. */
  key: string;
  /** Who says what it costs. */
  source: 'opencost' | 'estimate';
  /** Absent without prices. */
  currency?: string;
  confidence?: number;
  pods: number;
  /** In cores. */
  cpu: number;
  /** In bytes. */
  memory: number;
  /** Of an hour; absent without prices. */
  hourly?: number;
  /** When OpenCost was asked; the oldest of several times. */
  readAt?: string;
}

/** A sum, with who says what it costs; there may be both of one key. */
export type PricedSum = Pick<CostGroup, 'source' | 'currency'> &
  Pick<RequestSum, 'key' | 'confidence'> &
  Partial<RequestSum & CostSum> & {
    /** In the clusters that it is of, if there is one. */
    price?: Price;
    /** When OpenCost was asked. */
    readAt?: string;
  };

const MILLI = 1_000;
const KI = 1_024;
const GI = 1_024 ** 3;

/**
 * Adds up what has the same key and comes from the same source, what costs most
 * first, and then what asks for most cores where there are no prices.
 *
 * @param keyOf - undefined for what cannot be shown
 */
export function groupCosts(
  sums: readonly PricedSum[],
  keyOf: (sum: Pick<RequestSum, 'key'>) => string | undefined,
): CostGroup[] {
  const groups = new Map<string, CostGroup>();
  for (const sum of sums) {
    const key = keyOf(sum);
    if (key !== undefined) {
      const { source, currency } = sum;
      // What is told in another way, or in other money, cannot be added to it.
      const id = JSON.stringify([source, currency, key]);
      const none = { key, source, currency, pods: 0, cpu: 0, memory: 0 };
      groups.set(id, added(groups.get(id) ?? none, sum));
    }
  }
  return [...groups.values()].sort(compare);
}

type Compared = Pick<CostGroup, 'key' | 'source' | 'cpu' | 'hourly'>;

/** The most first; else in the order of code points. */
export function compare(a: Compared, b: Compared): number {
  // What costs nothing that is known comes after what does.
  return (
    (b.hourly ?? -1) - (a.hourly ?? -1) ||
    (a.hourly === undefined ? b.cpu - a.cpu : 0) ||
    byCode(a.key, b.key) ||
    byCode(a.source, b.source)
  );
}

function byCode(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function added(group: CostGroup, sum: PricedSum): CostGroup {
  const { price, pods = 0, hourly } = sum;
  const cpu = (sum.cpu ?? 0) / MILLI;
  const memory = (sum.memory ?? 0) * KI;
  const cost = price
    ? cpu * price.cpuHour + (memory / GI) * price.memoryGiBHour
    : hourly;
  return {
    ...group,
    confidence: Math.max(group.confidence ?? 0, sum.confidence ?? 0),
    pods: group.pods + pods,
    cpu: group.cpu + cpu,
    memory: group.memory + memory,
    ...(cost === undefined ? {} : { hourly: (group.hourly ?? 0) + cost }),
    readAt: [group.readAt, sum.readAt].filter(Boolean).sort()[0],
  };
}
