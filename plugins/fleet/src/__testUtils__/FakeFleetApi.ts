import type {
  Cluster,
  ClusterDetails,
  Coverage,
  Placement,
} from '@flotilla/backstage-plugin-fleet-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  FleetApi,
  FleetRequestOptions,
  ListClustersQuery,
  ListPlacementsQuery,
} from '../api';
import { clusterDetails, coverageOf, problemOf } from './fixtures';

interface FakeFleet {
  clusters?: Cluster[];
  /** What the pages of clusters say beyond the list, by id. */
  details?: Record<string, Partial<ClusterDetails>>;
  /** By entity reference. */
  placements?: Record<string, Placement[]>;
  coverage?: Coverage;
}

/** A fleet in memory, which can be changed, made to fail, and made to wait. */
export class FakeFleetApi implements FleetApi {
  readonly requests: { signal?: AbortSignal }[] = [];
  #fleet: FakeFleet;
  #error: Error | undefined;
  #gate: Promise<void> | undefined;

  constructor(fleet: FakeFleet = {}) {
    this.#fleet = fleet;
  }

  /** Replaces the fleet. */
  become(fleet: FakeFleet) {
    this.#fleet = fleet;
  }

  /** Fails every request from now on, or none if there is no error. */
  failWith(error: Error | undefined) {
    this.#error = error;
  }

  /** Lets requests wait until what is returned is called. */
  hold(): () => void {
    let release = () => {};
    this.#gate = new Promise(resolve => {
      release = resolve;
    });
    return release;
  }

  async listClusters(_: ListClustersQuery, options?: FleetRequestOptions) {
    await this.#answer(options);
    const items = this.#fleet.clusters ?? [];
    return { items, totalItems: items.length, coverage: this.#coverage() };
  }

  async getCluster(id: string, options?: FleetRequestOptions) {
    await this.#answer(options);
    const clusters = this.#fleet.clusters ?? [];
    const found =
      clusters.filter(cluster => cluster.id === id).length > 0
        ? clusters.filter(cluster => cluster.id === id)
        : clusters.filter(cluster => cluster.name === id);
    if (found.length === 0) {
      throw new NotFoundError(`There is no cluster ${id}`);
    }
    if (found.length > 1) {
      const ids = found.map(cluster => cluster.id).join(', ');
      throw new ConflictError(`Clusters of the name ${id}: ${ids}`);
    }
    return clusterDetails({
      ...found[0],
      problems: problemOf(found[0]),
      ...this.#fleet.details?.[found[0].id],
    });
  }

  async listPlacements(
    { entityRef = '' }: ListPlacementsQuery,
    options?: FleetRequestOptions,
  ) {
    await this.#answer(options);
    const items = this.#fleet.placements?.[entityRef] ?? [];
    return { items, totalItems: items.length, coverage: this.#coverage() };
  }

  #coverage(): Coverage {
    return this.#fleet.coverage ?? coverageOf(this.#fleet.clusters ?? []);
  }

  async #answer(options: FleetRequestOptions = {}) {
    this.requests.push(options);
    await this.#gate;
    if (this.#error) {
      throw this.#error;
    }
  }
}
