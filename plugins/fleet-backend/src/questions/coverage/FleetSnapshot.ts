import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from './clusterRows';
import { coverageOf } from './coverageOf';
import { groupBy } from './groupBy';
import type { KindRow, KindStatus } from './kindRows';
import type { FleetRows } from './readFleet';
import { ClusterDirectory, resolveCluster } from './resolveCluster';
import { atTime, silentFrom } from './silence';

/**
 * The fleet at one time. What questions ask of it again and again is looked up,
 * not searched, so that a question costs no more where there are more clusters.
 */
export class FleetSnapshot {
  /** Each in the state that it is in at the snapshot's time. */
  readonly clusters: readonly ClusterRow[];
  /** Whether these are all that there are. */
  readonly isWhole: boolean;
  readonly #from: number;
  readonly #until: number;
  readonly #locators: FleetRows['locators'];
  readonly #byNo: ReadonlyMap<number, ClusterRow>;
  readonly #directory: ClusterDirectory;
  readonly #kindsByNo: ReadonlyMap<number, readonly KindRow[]>;
  #coverage?: Coverage;

  /**
   * @param now - The snapshot's time in ms
   * @param isWhole - Unless it is what somebody may know of a larger one
   */
  constructor(rowsOf: FleetRows, now: number, isWhole: boolean = true) {
    const { clusters, kinds, locators } = rowsOf;
    const rows = clusters.map(row => atTime(row, now));
    this.clusters = rows;
    this.isWhole = isWhole;
    this.#from = now;
    this.#until = rows.map(silentFrom).reduce(min, Infinity);
    this.#locators = locators;
    this.#byNo = new Map(rows.map(row => [row.no, row]));
    this.#directory = {
      byId: new Map(rows.map(row => [row.id, row])),
      byName: groupBy(rows, ({ name }) => name),
    };
    this.#kindsByNo = groupBy(kinds, row => row.cluster_no);
  }

  /** Whether it would be the same at another time (ms). */
  holdsAt(now: number): boolean {
    return now >= this.#from && now < this.#until;
  }

  /**
   * The part of the fleet that has only some clusters. Nothing in it tells that
   * there are others, and nothing of where clusters come from.
   */
  within(isVisible: (cluster: ClusterRow) => boolean): FleetSnapshot {
    const clusters = this.clusters.filter(isVisible);
    const kinds = clusters.flatMap(({ no }) => this.kindProblemsOf(no));
    return new FleetSnapshot(
      { clusters, kinds, locators: [] },
      this.#from,
      false,
    );
  }

  /** Undefined for a cluster that came later. */
  clusterOf(no: number): ClusterRow | undefined {
    return this.#byNo.get(no);
  }

  /** Kinds of a cluster that are not seen now, or not whole. */
  kindProblemsOf(no: number): readonly KindRow[] {
    return this.#kindsByNo.get(no) ?? [];
  }

  /** Whether a kind of a cluster is in one of these states, which are not current. */
  kindIs(no: number, kind: string, states: readonly KindStatus[]): boolean {
    return this.kindProblemsOf(no).some(
      row => row.kind === kind && states.includes(row.status),
    );
  }

  /**
   * The cluster that an id or a name means.
   *
   * @throws NotFoundError, ConflictError as resolveCluster
   */
  resolve(idOrName: string): ClusterRow {
    return resolveCluster(this.#directory, idOrName);
  }

  /** The clusters that have this id or this name; none is an answer too. */
  called(idOrName: string): readonly ClusterRow[] {
    const { byId, byName } = this.#directory;
    const named = byName.get(idOrName) ?? [];
    const found = byId.get(idOrName);
    return found && !named.includes(found) ? [found, ...named] : named;
  }

  /**
   * How much of the fleet there is to see, and what is in the way.
   *
   * @param clusters - What a question is about; all if absent. To be left as it is.
   */
  coverage(clusters?: readonly ClusterRow[]): Coverage {
    if (clusters) {
      return this.#coverageOf(clusters);
    }
    this.#coverage ??= this.#coverageOf(this.clusters);
    return this.#coverage;
  }

  #coverageOf(clusters: readonly ClusterRow[]): Coverage {
    return coverageOf({
      clusters,
      kindsOf: no => this.kindProblemsOf(no),
      locators: this.#locators,
    });
  }
}

function min(a: number, b: number): number {
  return Math.min(a, b);
}
