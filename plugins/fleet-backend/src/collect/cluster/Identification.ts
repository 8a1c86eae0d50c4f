import type { Clock } from '../clock';

/** How often a cluster is looked at again for what it is. */
const INTERVAL_MS = 600_000;

export interface IdentificationOptions {
  /** Tells what the cluster is, and keeps it. */
  identify(gitVersion: string | undefined, signal: AbortSignal): Promise<void>;
  clock: Clock;
  onFailed(error: unknown): void;
}

interface Look {
  gitVersion: string | undefined;
  signal: AbortSignal;
}

/**
 * Has a cluster looked at for what it is, one look after the other: a later
 * one, which sees more, must not be overtaken.
 */
export class Identification {
  #lookedAt = Number.NEGATIVE_INFINITY;
  #wanted?: Look;
  #working?: Promise<void>;

  constructor(private readonly options: IdentificationOptions) {}

  get isDue(): boolean {
    return this.options.clock.now() - this.#lookedAt > INTERVAL_MS;
  }

  /** Resolves when this look, or one after it, is done or has failed. */
  look(gitVersion: string | undefined, signal: AbortSignal): Promise<void> {
    this.#lookedAt = this.options.clock.now();
    this.#wanted = { gitVersion, signal };
    this.#working ??= this.#work();
    return this.#working;
  }

  async #work() {
    for (let look = this.#next(); look; look = this.#next()) {
      await this.#try(look);
    }
    this.#working = undefined;
  }

  #next(): Look | undefined {
    const look = this.#wanted;
    this.#wanted = undefined;
    return look;
  }

  async #try({ gitVersion, signal }: Look) {
    const { identify, onFailed } = this.options;
    try {
      await identify(gitVersion, signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#lookedAt = Number.NEGATIVE_INFINITY;
        onFailed(error);
      }
    }
  }
}
