import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { isError } from '@backstage/errors';
import { beforeAbort } from '../../beforeAbort';
import { urlProblem } from '../locators/checkConnection';
import type { ClusterStore } from '../store';
import { RecentLooks } from './RecentLooks';
import type { FleetCluster } from './types';

const LOCATE_TIMEOUT_MS = 30_000;

export interface ConfiguredLocator {
  /** Stable over restarts: ids of clusters are issued within it. */
  id: string;
  /** As `fleet.clusters` has it, for example catalog. */
  type?: string;
  locator: FleetClusterLocator;
}

export interface ClusterRegistryOptions {
  locators: readonly ConfiguredLocator[];
  store: ClusterStore;
  logger: LoggerService;
  /**
   * Told of the whole fleet after each look. When it resolves, nothing uses
   * the clusters that are no longer in it.
   */
  onFleet(clusters: readonly FleetCluster[]): Promise<void>;
}

/**
 * Who is in the fleet now: asks all locators, issues ids, and lets go of
 * clusters that were not named for a while. A locator that fails keeps its clusters.
 */
export class ClusterRegistry {
  readonly #known = new Map<string, FleetCluster[]>();
  readonly #looks = new RecentLooks();

  constructor(private readonly options: ClusterRegistryOptions) {}

  /** Looks once. One locator's failure is a problem of that locator only. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { locators, store, onFleet } = this.options;
    await Promise.all(locators.map(entry => this.#locate(entry, signal)));
    if (signal.aborted) {
      return;
    }
    await onFleet([...this.#known.values()].flat());
    const ids = locators.map(({ id }) => id);
    await store.retire({ locators: ids, keep: this.#looks.kept() }, signal);
  }

  async #locate({ id, locator }: ConfiguredLocator, outer: AbortSignal) {
    const { store, logger } = this.options;
    const signal = AbortSignal.any([
      outer,
      AbortSignal.timeout(LOCATE_TIMEOUT_MS),
    ]);
    let located: LocatedCluster[];
    try {
      located = await beforeAbort(locator.locate({ signal }), signal);
    } catch (error) {
      if (!outer.aborted) {
        const reason = isError(error) ? error.message : 'unknown error';
        logger.warn(`Clusters of ${id} cannot be looked up: ${reason}`);
        await store.recordLocator(id, reason);
      }
      return;
    }
    const ids = await store.identify(id, located);
    this.#known.set(
      id,
      located.map((cluster, index) => toFleetCluster(ids[index], cluster)),
    );
    this.#looks.add(id, ids);
    await store.recordLocator(id, undefined);
  }
}

/** Whoever named it: a credential never goes over a connection in the clear. */
function toFleetCluster(id: string, located: LocatedCluster): FleetCluster {
  const { name, labels } = located;
  if (!('connection' in located)) {
    return { id, name, labels, problem: located.problem };
  }
  const { connection, delivery, options } = located;
  const problem =
    urlProblem(connection.url) ?? (delivery && urlProblem(delivery.url));
  return problem
    ? { id, name, labels, problem }
    : { id, name, labels, options, connection, delivery };
}
