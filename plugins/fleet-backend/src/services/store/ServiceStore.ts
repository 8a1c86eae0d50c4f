import type { Claim, ClaimableWorkload } from '../claims/Claim';
import type { KeptService, Service } from '../Service';

/** Where services are kept, and to which of them workloads belong. */
export interface ServiceStore {
  services(): Promise<KeptService[]>;

  /**
   * Makes these the services that there are. The workloads of those that are
   * new, gone or found in another way become due.
   *
   * @returns whether anything changed
   */
  replace(services: readonly Service[]): Promise<boolean>;

  /** Whether any workload's service has to be looked for. */
  isAnyDue(): Promise<boolean>;

  /**
   * Looks for the services of workloads that are due.
   *
   * @param limit - How many at most
   * @returns how many there were
   */
  claimDue(
    claimOf: (workload: ClaimableWorkload) => Claim | undefined,
    limit: number,
  ): Promise<number>;
}
