import type { Release } from '../Applier';
import type { Inventory } from './Inventory';

const MAX_INVENTORIES = 200;
/** Of what is kept within one. */
const MAX_BYTES = 64 * 1024;

/**
 * The inventories that were seen last, each to be used once: it saves a request
 * to begin with what may be old, as what is old cannot be written over.
 */
export class Remembered {
  readonly #inventories = new Map<string, { inventory?: Inventory }>();

  set(release: Release, inventory: Inventory | undefined) {
    const key = keyOf(release);
    this.#inventories.delete(key);
    if (sizeOf(inventory) > MAX_BYTES) {
      return;
    }
    this.#inventories.set(key, { inventory });
    if (this.#inventories.size > MAX_INVENTORIES) {
      const [oldest] = this.#inventories.keys();
      this.#inventories.delete(oldest);
    }
  }

  /** Undefined where nothing is known of it. */
  take(release: Release): { inventory?: Inventory } | undefined {
    const key = keyOf(release);
    const known = this.#inventories.get(key);
    this.#inventories.delete(key);
    return known;
  }
}

function keyOf({ namespace, name }: Release): string {
  return `${namespace}/${name}`;
}

function sizeOf(inventory: Inventory | undefined): number {
  const contents = [...(inventory?.contents.values() ?? [])];
  return contents.reduce((bytes, content) => bytes + content.length, 0);
}
