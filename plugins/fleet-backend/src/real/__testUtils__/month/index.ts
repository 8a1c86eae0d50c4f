import type { Asked } from './Asked';
import { CLUSTERS } from './clusters';
import { HAPPENED } from './happened';
import { OWNERS } from './owners';
import { RUNNING } from './running';

export { rowsFor } from './Asked';
export type { Backend } from './Asked';
export { CATALOG } from './catalog';
export { PRICES } from './clusters';
export { play } from './play';
export { BEFORE, LAST, MONTH } from './script';

/** Every question, and what has to be answered after the month. */
export const TABLE: readonly Asked[] = [
  ...HAPPENED,
  ...RUNNING,
  ...OWNERS,
  ...CLUSTERS,
];
