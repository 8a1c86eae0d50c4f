import type { LoggerService } from '@backstage/backend-plugin-api';
import { once } from 'node:events';
import type { ClusterOwnership, OnOwned } from './ClusterOwnership';
import { Turns } from '../../Turns';

/** For the one replica that SQLite allows: all clusters are its own. */
export class SoleOwner implements ClusterOwnership {
  readonly #turns = new Turns();
  #left = false;

  constructor(
    private readonly options: { onOwned: OnOwned; logger: LoggerService },
  ) {}

  follow(clusterIds: readonly string[]): Promise<void> {
    return this.#turns.run(async () => {
      if (!this.#left) {
        await this.options.onOwned(new Set(clusterIds));
      }
    });
  }

  async run(signal: AbortSignal): Promise<void> {
    const { logger, onOwned } = this.options;
    logger.info(
      'SQLite: one replica of the backend may run; use PostgreSQL for more',
    );
    if (!signal.aborted) {
      await once(signal, 'abort');
    }
    this.#left = true;
    await this.#turns.run(() => onOwned(new Set()));
  }
}
