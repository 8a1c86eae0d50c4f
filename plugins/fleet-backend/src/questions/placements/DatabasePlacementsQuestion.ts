import type {
  ListPlacements,
  Placement,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import type { FleetSnapshot } from '../coverage';
import { recentByWorkload } from '../restarts';
import { createReader, type SqlReader } from '../sql';
import { askedClusters } from './askedClusters';
import { findWorkloads } from './findWorkloads';
import { EntityReader, lookupOfQuery } from './lookupOfQuery';
import type { PlacementsQuestion } from './PlacementsQuestion';
import { PodSummary, readPods } from './readPods';
import type { ServiceLookup } from '../../services/lookup';
import { toPlacement } from './toPlacement';
import type { WorkloadRow } from './WorkloadRow';

const DEFAULT_LIMIT = 100;

export interface DatabasePlacementsQuestionOptions {
  knex: Knex;
  catalog: EntityReader;
  /** In ms. */
  now?: () => number;
}

/** Answers from the inventory, and asks the catalog what an entity says. */
export class DatabasePlacementsQuestion implements PlacementsQuestion {
  static create(
    options: DatabasePlacementsQuestionOptions,
  ): PlacementsQuestion {
    return new DatabasePlacementsQuestion(options, createReader(options.knex));
  }

  private constructor(
    private readonly options: DatabasePlacementsQuestionOptions,
    private readonly reader: SqlReader,
  ) {}

  async answer(
    query: ListPlacements['query'],
    asker: Asker,
  ): Promise<PlacementList> {
    const { catalog, now = Date.now } = this.options;
    const { credentials, fleet } = asker;
    const lookup = await lookupOfQuery(query, { catalog, credentials });
    const clusters = askedClusters(fleet, query, lookup);
    const { rows, total, nextCursor } = await findWorkloads(this.reader, {
      alternatives: lookup.alternatives,
      clusterNos: clusters?.map(({ no }) => no),
      namespaces: [query.namespace, lookup.namespace].filter(isNamed),
      visible: visibleTo(this.reader, asker, 'w'),
      limit: query.limit ?? DEFAULT_LIMIT,
      cursor: query.cursor,
    });
    const ids = rows.map(({ id }) => id);
    const [pods, recent] = await Promise.all([
      readPods(this.reader, ids),
      recentByWorkload(this.reader, { ids, now: now() }),
    ]);
    return {
      items: rows.flatMap(row => {
        const seen = { pods: pods.get(row.id), last24h: recent.get(row.id) };
        return place(row, seen, fleet, lookup);
      }),
      nextCursor,
      totalItems: total,
      coverage: fleet.coverage(clusters),
    };
  }
}

/** A cluster that came after the fleet was read is left to a later answer. */
function place(
  row: WorkloadRow,
  seen: { pods?: PodSummary; last24h?: number },
  fleet: FleetSnapshot,
  lookup: ServiceLookup,
): Placement[] {
  const { cluster_no, kind, rank } = row;
  const cluster = fleet.clusterOf(cluster_no);
  if (!cluster) {
    return [];
  }
  const options = {
    row,
    ...seen,
    cluster,
    kindIsStale: fleet.kindIs(cluster_no, kind, ['stale', 'forbidden']),
    podsAreSeen: !fleet.kindIs(cluster_no, 'Pod', ['initial', 'forbidden']),
    lookup,
    match: lookup.alternatives[rank].match,
  };
  return [toPlacement(options)];
}

/** An empty annotation or parameter asks for nothing. */
function isNamed(value: string | undefined): value is string {
  return Boolean(value);
}
