import type { ServiceStore } from '../store/ServiceStore';
import { ServiceDirectory } from './ServiceDirectory';

const PORTION = 500;

/**
 * Keeps to which service each workload belongs: of those that are new, whose
 * labels changed, or whose service changed in the catalog.
 */
export class ClaimKeeper {
  static create(options: { store: ServiceStore }): ClaimKeeper {
    return new ClaimKeeper(options.store);
  }

  private constructor(private readonly store: ServiceStore) {}

  /** Looks at all that are due, in portions between which others write. */
  async run(signal: AbortSignal): Promise<void> {
    if (!(await this.store.isAnyDue())) {
      return;
    }
    const directory = new ServiceDirectory(await this.store.services());
    let found = PORTION;
    while (found === PORTION && !signal.aborted) {
      found = await this.store.claimDue(
        workload => directory.claimOf(workload),
        PORTION,
      );
    }
  }
}
