import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import { clusterNames } from '../entities/clusterNames';
import type { KnownResource } from './CatalogResources';

/** What the catalog has of others and of us, at one time. */
export class Neighbours {
  /** References of what this module has put there. */
  readonly ours: ReadonlySet<string>;
  readonly #theirs: Set<string>;
  readonly #standIns: ReadonlySet<string | undefined>;

  constructor(known: readonly KnownResource[]) {
    const theirs = known.filter(({ isOurs }) => !isOurs);
    this.ours = new Set(
      known.filter(({ isOurs }) => isOurs).map(({ ref }) => ref),
    );
    this.#theirs = new Set(theirs.map(({ ref }) => ref));
    this.#standIns = new Set(theirs.map(({ clusterId }) => clusterId));
  }

  /** Whether an entity of somebody else stands for a cluster. */
  hasStandIn({ id, entityRef }: Cluster): boolean {
    return (
      this.#standIns.has(id) ||
      (entityRef !== undefined && this.#theirs.has(entityRef))
    );
  }

  /**
   * References for clusters, by their ids, that nobody else has.
   *
   * @param among - Looks for entities of any kind of Resource
   */
  async refsFor(
    clusters: readonly Cluster[],
    among: (refs: readonly string[]) => Promise<KnownResource[]>,
  ): Promise<Map<string, string>> {
    const checked = new Set(this.ours);
    for (;;) {
      const names = clusterNames(clusters, name =>
        this.#theirs.has(refOf(name)),
      );
      const refs = new Map([...names].map(([id, name]) => [id, refOf(name)]));
      const unchecked = [...refs.values()].filter(ref => !checked.has(ref));
      const found = unchecked.length > 0 ? await among(unchecked) : [];
      const taken = found.filter(({ isOurs }) => !isOurs);
      if (taken.length === 0) {
        return refs;
      }
      unchecked.forEach(ref => checked.add(ref));
      taken.forEach(({ ref }) => this.#theirs.add(ref));
    }
  }
}

const PREFIX = 'resource:default/';

function refOf(name: string): string {
  return `${PREFIX}${name}`;
}

/** The name in a reference that refsFor has made. */
export function nameIn(ref: string): string {
  return ref.slice(PREFIX.length);
}
