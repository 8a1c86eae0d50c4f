import type { HeldTokens } from './ClusterOwnership';
import type { Lease } from './LeaseStore';

/**
 * What this replica holds, as far as it can know: when it could not renew for
 * too long, it holds nothing until it has renewed.
 */
export class HeldLeases implements HeldTokens {
  #tokens: ReadonlyMap<string, string> = new Map();
  #renewedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param monotonic - milliseconds that only ever grow, from any start
   * @param trustMs - how long a renewal is relied on
   */
  constructor(
    private readonly monotonic: () => number,
    private readonly trustMs: number,
  ) {}

  /** How long the last renewal may still be relied on; 0 when no longer. */
  get trustLeftMs(): number {
    return Math.max(0, this.#renewedAt + this.trustMs - this.monotonic());
  }

  get lapsed(): boolean {
    return this.trustLeftMs === 0;
  }

  get clusterIds(): ReadonlySet<string> {
    return new Set(this.lapsed ? [] : this.#tokens.keys());
  }

  tokenOf(clusterId: string): string | undefined {
    return this.lapsed ? undefined : this.#tokens.get(clusterId);
  }

  /**
   * @param leases - all that were renewed
   * @param askedAt - monotonic time before the store was asked: the leases run
   *   from then or later
   */
  renewed(leases: readonly Lease[], askedAt: number): void {
    this.#tokens = toMap(leases);
    this.#renewedAt = askedAt;
  }

  add(leases: readonly Lease[]): void {
    this.#tokens = new Map([...this.#tokens, ...toMap(leases)]);
  }

  drop(clusterIds: ReadonlySet<string>): void {
    this.#tokens = new Map(
      [...this.#tokens].filter(([id]) => !clusterIds.has(id)),
    );
  }
}

function toMap(leases: readonly Lease[]): Map<string, string> {
  return new Map(leases.map(({ clusterId, token }) => [clusterId, token]));
}
