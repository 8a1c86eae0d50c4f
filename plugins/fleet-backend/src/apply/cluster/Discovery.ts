import type { Clock } from '../../collect';
import type { ServedKind } from './TargetCluster';

/** How long what was found is believed. */
const MAX_AGE_MS = 600_000;
/** How often a kind that was not found is looked for again. */
const PATIENCE_MS = 10_000;

interface Found {
  at: number;
  kinds: Promise<ReadonlyMap<string, ServedKind>>;
}

/** Which kinds a cluster serves: read at once, and again when that is old. */
export class Discovery {
  #found?: Found;

  constructor(
    private readonly read: (signal: AbortSignal) => Promise<ServedKind[]>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async find(
    type: { apiVersion: string; kind: string },
    signal: AbortSignal,
  ): Promise<ServedKind | undefined> {
    const key = keyOf(type);
    const known = (await this.#kinds(MAX_AGE_MS, signal)).get(key);
    // It may have come since.
    return known ?? (await this.#kinds(PATIENCE_MS, signal)).get(key);
  }

  async all(signal: AbortSignal): Promise<ServedKind[]> {
    return [...(await this.#kinds(MAX_AGE_MS, signal)).values()];
  }

  forget() {
    this.#found = undefined;
  }

  #kinds(maxAgeMs: number, signal: AbortSignal): Found['kinds'] {
    const now = this.clock.now();
    if (!this.#found || now - this.#found.at > maxAgeMs) {
      const found = { at: now, kinds: this.#read(signal) };
      this.#found = found;
      found.kinds.catch(() => {
        if (this.#found === found) {
          this.#found = undefined;
        }
      });
    }
    return this.#found.kinds;
  }

  async #read(signal: AbortSignal) {
    const kinds = await this.read(signal);
    return new Map(kinds.map(kind => [keyOf(kind), kind]));
  }
}

function keyOf(type: { apiVersion: string; kind: string }): string {
  return `${type.apiVersion}/${type.kind}`;
}
