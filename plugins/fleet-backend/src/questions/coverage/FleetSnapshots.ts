import type { Knex } from 'knex';
import type { ClusterRules } from './clusterRows';
import { FleetSnapshot } from './FleetSnapshot';
import { FleetRows, readFleet } from './readFleet';

const MAX_AGE_MS = 1_000;
const NO_ENTITIES = { refOf: () => undefined };

/**
 * What every answer needs to know of the fleet, read for many answers at once:
 * at most once a second, so that what an answer says of its coverage may be a
 * second older than the database. Rows of objects are never kept here, and that
 * a cluster fell silent is told at the very time, whenever it was read.
 */
export class FleetSnapshots {
  static create(
    options: { knex: Knex; now: () => number } & Partial<ClusterRules>,
  ): FleetSnapshots {
    const { knex, now, ownerLabel = 'owner', entities = NO_ENTITIES } = options;
    const rules = { ownerLabel, entities };
    return new FleetSnapshots(() => readFleet(knex, rules), now);
  }

  readonly #readRows: () => Promise<FleetRows>;
  readonly #now: () => number;
  #read?: { at: number; rows: Promise<FleetRows> };
  #latest?: { rows: FleetRows; snapshot: FleetSnapshot };

  /** @param now - The time in ms */
  constructor(readRows: () => Promise<FleetRows>, now: () => number) {
    this.#readRows = readRows;
    this.#now = now;
  }

  /** The fleet as it is now. */
  async current(): Promise<FleetSnapshot> {
    const rows = await this.#rows();
    const now = this.#now();
    const latest = this.#latest;
    if (latest?.rows === rows && latest.snapshot.holdsAt(now)) {
      return latest.snapshot;
    }
    const snapshot = new FleetSnapshot(rows, now);
    this.#latest = { rows, snapshot };
    return snapshot;
  }

  #rows(): Promise<FleetRows> {
    const now = this.#now();
    const known = this.#read;
    if (known && now >= known.at && now - known.at < MAX_AGE_MS) {
      return known.rows;
    }
    const read = { at: now, rows: this.#readRows() };
    this.#read = read;
    // Who asked is told of the failure; who asks next is to try again.
    read.rows.catch(() => this.#forget(read));
    return read.rows;
  }

  #forget(read: { rows: Promise<FleetRows> }): void {
    if (this.#read === read) {
      this.#read = undefined;
    }
  }
}
