import type {
  ListRestarts,
  RestartList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Dialect, dialectOf } from '../../inventory/store/dialect';
import type { Asker } from '../asker';
import type { FleetSnapshot } from '../coverage';
import { groupBy } from '../coverage/groupBy';
import { createReader, type SqlReader } from '../sql';
import { filterOf } from './filterOf';
import { findRestarts, type FoundRow } from './findRestarts';
import { readCrashLoops } from './readCrashLoops';
import { type Names, readNames } from './readNames';
import { readPartlyWatched } from './readPartlyWatched';
import type { RestartFilter } from './RestartFilter';
import { pageOf, type RestartPage } from './RestartPage';
import type { RestartsQuestion } from './RestartsQuestion';
import { toRestartItem } from './toRestartItem';

type Query = ListRestarts['query'];

const MAX_REASONS = 50;

export interface DatabaseRestartsQuestionOptions {
  knex: Knex;
  /** In ms. */
  now?: () => number;
}

/** Answers from the restarts that are kept, and from the pods that crash now. */
export class DatabaseRestartsQuestion implements RestartsQuestion {
  readonly #reader: SqlReader;
  readonly #dialect: Dialect;
  readonly #now: () => number;

  static create(options: DatabaseRestartsQuestionOptions): RestartsQuestion {
    return new DatabaseRestartsQuestion(options);
  }

  private constructor({
    knex,
    now = Date.now,
  }: DatabaseRestartsQuestionOptions) {
    this.#reader = createReader(knex);
    this.#dialect = dialectOf(knex);
    this.#now = now;
  }

  async answer(query: Query, asker: Asker): Promise<RestartList> {
    const { fleet } = asker;
    const cluster = query.cluster ? fleet.resolve(query.cluster) : undefined;
    const page = pageOf(query, this.#now());
    const { window } = page;
    const filter = filterOf(this.#reader, query, { asker, cluster, window });
    const [found, partlyWatched] = await Promise.all([
      this.#find(filter, page),
      readPartlyWatched(this.#reader, fleet, {
        from: window.from,
        clusters: cluster && [cluster],
      }),
    ]);
    const names = await readNames(this.#reader, found.rows);
    const rows = found.containers.slice(0, page.limit);
    const hasMore = found.containers.length > page.limit;
    return {
      items: rows.flatMap(row => itemOf(row, { found, names, fleet })),
      nextCursor: hasMore
        ? page.next(page.order.positionOf(rows.at(-1)!))
        : undefined,
      ...totalsOf(found),
      facets: { reason: reasonsOf(found, names) },
      window: { since: isoOf(window.from), until: isoOf(window.until) },
      partlyWatched,
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }

  async #find(filter: RestartFilter, page: RestartPage): Promise<Found> {
    const crashLoops = await readCrashLoops(this.#reader, this.#dialect);
    const options = { ...page, filter, crashLoops };
    const rows = await findRestarts(this.#reader, this.#dialect, options);
    const byKind = groupBy(rows, ({ what }) => what);
    return {
      rows,
      total: byKind.get('total')![0],
      containers: page.order.sorted(byKind.get('container') ?? []),
      counts: groupBy(byKind.get('count') ?? [], keyOf),
      reasons: byKind.get('reason') ?? [],
    };
  }
}

interface Found {
  rows: readonly FoundRow[];
  total: FoundRow;
  /** In their order, and one more than the page has. */
  containers: readonly FoundRow[];
  /** By their container. */
  counts: ReadonlyMap<string, readonly FoundRow[]>;
  reasons: readonly FoundRow[];
}

/** A cluster that came after the fleet was read is left to a later answer. */
function itemOf(
  row: FoundRow,
  { found, names, fleet }: { found: Found; names: Names; fleet: FleetSnapshot },
) {
  const workload = names.workloads.get(row.workload_id);
  const cluster = workload && fleet.clusterOf(workload.cluster_no);
  const counts = found.counts.get(keyOf(row)) ?? [];
  return cluster ? [toRestartItem(row, { counts, cluster, names })] : [];
}

function keyOf({ workload_id, container }: FoundRow): string {
  return `${workload_id} ${container}`;
}

/** Most often first. */
function reasonsOf({ reasons }: Found, { texts }: Names) {
  return reasons
    .map(({ reason, n }) => ({
      reason: reason === null ? undefined : texts.get(reason),
      count: Number(n),
    }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_REASONS);
}

function totalsOf({ total: { containers, n, looping } }: Found) {
  return {
    totalItems: Number(containers),
    totals: { restarts: Number(n ?? 0), crashLooping: Number(looping ?? 0) },
  };
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
