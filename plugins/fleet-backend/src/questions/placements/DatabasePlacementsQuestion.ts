import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ListPlacements,
  Placement,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { FleetSnapshot, FleetSnapshots } from '../coverage';
import { createReader, type SqlReader } from '../sql';
import { askedClusters } from './askedClusters';
import { findWorkloads } from './findWorkloads';
import { EntityReader, lookupOfQuery } from './lookupOfQuery';
import type { PlacementsQuestion } from './PlacementsQuestion';
import { PodSummary, readPods } from './readPods';
import type { ServiceLookup } from './ServiceLookup';
import { toPlacement } from './toPlacement';
import type { WorkloadRow } from './WorkloadRow';

const DEFAULT_LIMIT = 100;

export interface DatabasePlacementsQuestionOptions {
  knex: Knex;
  catalog: EntityReader;
  snapshots: FleetSnapshots;
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

  async list(
    query: ListPlacements['query'],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PlacementList> {
    const { catalog, snapshots } = this.options;
    const lookup = await lookupOfQuery(query, { catalog, credentials });
    const fleet = await snapshots.current();
    const clusters = askedClusters(fleet, query, lookup);
    const { rows, total, nextCursor } = await findWorkloads(this.reader, {
      alternatives: lookup.alternatives,
      clusterNos: clusters?.map(({ no }) => no),
      namespaces: [query.namespace, lookup.namespace].filter(isNamed),
      limit: query.limit ?? DEFAULT_LIMIT,
      cursor: query.cursor,
    });
    const pods = await readPods(
      this.reader,
      rows.map(({ id }) => id),
    );
    return {
      items: rows.flatMap(row => place(row, pods.get(row.id), fleet, lookup)),
      nextCursor,
      totalItems: total,
      coverage: fleet.coverage(clusters),
    };
  }
}

/** A cluster that came after the fleet was read is left to a later answer. */
function place(
  row: WorkloadRow,
  pods: PodSummary | undefined,
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
    pods,
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
