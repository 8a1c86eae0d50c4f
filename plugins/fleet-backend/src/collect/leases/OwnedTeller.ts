import type { LoggerService } from '@backstage/backend-plugin-api';
import type { OnOwned } from './ClusterOwnership';
import { Turns } from '../../Turns';

/** Tells which clusters are to be collected, one time after the other. */
export class OwnedTeller {
  readonly #turns = new Turns();
  /** Undefined while it is not known whether the last one was heeded. */
  #told: ReadonlySet<string> | undefined = new Set();

  constructor(
    private readonly options: { onOwned: OnOwned; logger: LoggerService },
  ) {}

  /**
   * Resolves when others are no longer collected.
   *
   * @param options - `always`: also where nothing has changed
   */
  tell(
    owned: ReadonlySet<string>,
    options: { always?: boolean } = {},
  ): Promise<void> {
    return this.#turns.run(async () => {
      const changed = !isSame(owned, this.#told);
      if (!changed && !options.always) {
        return;
      }
      if (changed) {
        this.options.logger.info(
          `This replica collects ${owned.size} clusters`,
        );
      }
      this.#told = undefined;
      await this.options.onOwned(owned);
      this.#told = owned;
    });
  }
}

function isSame(
  one: ReadonlySet<string>,
  other: ReadonlySet<string> | undefined,
): boolean {
  return other?.size === one.size && [...one].every(id => other.has(id));
}
