import type { SimulatorClock } from '../clock';
import type { ObjectStore } from './ObjectStore';
import type { ResourceCatalog } from './ResourceCatalog';

/** What writes need besides the objects. */
export interface Backing {
  store: ObjectStore;
  resources: ResourceCatalog;
  clock: SimulatorClock;
  /** Between 0 (inclusive) and 1. */
  random: () => number;
  /** The uid of a new object. */
  newUid: () => string;
}

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** What is put behind a generateName. */
export function nameSuffix(random: () => number, length = 5): string {
  return Array.from(
    { length },
    () => SUFFIX_LETTERS[Math.floor(random() * SUFFIX_LETTERS.length)],
  ).join('');
}
