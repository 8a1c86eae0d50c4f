import type { TouchTarget } from '../../load/Fleet';

/** Which objects are kept: all that we collect, or pods alone. */
export type InformedKinds = 'all' | 'pods';

/** To the process of the informers: tell when this pod has changed. */
export interface ExpectChange {
  expect: string;
}

/** What it tells. */
export type InformerMessage =
  | ({ told: 'synced' } & Synced)
  | { told: 'expecting' }
  /** In ms since the epoch. */
  | { told: 'changed'; at: number };

/** What came of the first sync. */
export interface Synced {
  objects: number;
  /** From the first informer's start until all have listed and watch. */
  ms: number;
  /** By how much its heap has grown, after a full collection of garbage. */
  heapBytes: number;
  /** By how much its resident memory has grown, at the same time. */
  residentBytes: number;
}

export function keyOf(pod: Pick<TouchTarget, 'cluster' | 'namespace' | 'pod'>) {
  return `${pod.cluster}/${pod.namespace}/${pod.pod}`;
}
