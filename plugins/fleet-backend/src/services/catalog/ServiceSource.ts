import type { Service } from '../Service';

/** Where services come from. */
export interface ServiceSource {
  /** All that there are now; rejects where they cannot be read whole. */
  read(signal: AbortSignal): Promise<Service[]>;
}
