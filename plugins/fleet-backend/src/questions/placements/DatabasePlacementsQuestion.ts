import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ListPlacements,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import {
  ClusterRow,
  coverageOf,
  FleetSnapshot,
  KindStatus,
  readFleet,
  resolveCluster,
} from '../coverage';
import { findWorkloads, WorkloadRow } from './findWorkloads';
import { EntityReader, lookupOfQuery } from './lookupOfQuery';
import type { PlacementsQuestion } from './PlacementsQuestion';
import { podKey, readPods } from './readPods';
import type { ServiceLookup } from './ServiceLookup';
import { toPlacement } from './toPlacement';

const DEFAULT_LIMIT = 100;

export interface DatabasePlacementsQuestionOptions {
  knex: Knex;
  catalog: EntityReader;
  now: () => number;
}

/** Answers from the inventory, and asks the catalog what an entity says. */
export class DatabasePlacementsQuestion implements PlacementsQuestion {
  static create(
    options: DatabasePlacementsQuestionOptions,
  ): PlacementsQuestion {
    return new DatabasePlacementsQuestion(options);
  }

  private constructor(
    private readonly options: DatabasePlacementsQuestionOptions,
  ) {}

  async list(
    query: ListPlacements['query'],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PlacementList> {
    const { knex, catalog, now } = this.options;
    const lookup = await lookupOfQuery(query, { catalog, credentials });
    const fleet = await readFleet(knex, now());
    const clusters = askedClusters(fleet, query, lookup);
    const found = await findWorkloads(knex, {
      alternatives: lookup.alternatives,
      clusterIds: clusters && clusters.map(({ id }) => id),
      namespaces: [query.namespace, lookup.namespace].filter(isNamed),
      limit: query.limit ?? DEFAULT_LIMIT,
      cursor: query.cursor,
    });
    return {
      items: await this.#toPlacements(found.rows, fleet, lookup),
      nextCursor: found.nextCursor,
      totalItems: found.total,
      coverage: coverageOf(fleet, clusters ?? fleet.clusters),
    };
  }

  async #toPlacements(
    rows: WorkloadRow[],
    fleet: FleetSnapshot,
    lookup: ServiceLookup,
  ) {
    const pods = await readPods(this.options.knex, rows);
    const clusters = new Map(fleet.clusters.map(row => [row.id, row]));
    const isStale = kindsThatAre(fleet, 'stale', 'forbidden');
    const isUnseen = kindsThatAre(fleet, 'initial', 'forbidden');
    return rows.flatMap(row => {
      const cluster = clusters.get(row.cluster_id);
      // A cluster that came after the fleet was read is left to the next answer.
      return cluster
        ? toPlacement({
            row,
            pods: pods.get(podKey(row.cluster_id, row.uid)) ?? [],
            cluster,
            kindIsStale: isStale(row.cluster_id, row.kind),
            podsAreSeen: !isUnseen(row.cluster_id, 'Pod'),
            lookup,
            match: lookup.alternatives[row.rank].match,
          })
        : [];
    });
  }
}

/** Tells whether a kind of a cluster is in one of these states. */
function kindsThatAre(
  { kinds }: FleetSnapshot,
  ...states: KindStatus[]
): (clusterId: string, kind: string) => boolean {
  const found = new Set(
    kinds
      .filter(({ status }) => states.includes(status))
      .map(({ cluster_id, kind }) => `${cluster_id}/${kind}`),
  );
  return (clusterId, kind) => found.has(`${clusterId}/${kind}`);
}

/**
 * The clusters that a question is about; undefined for all. An entity's
 * annotation may name a cluster that is not in the fleet, which is no error of
 * the asker's: it then runs nowhere that can be seen.
 */
function askedClusters(
  { clusters }: FleetSnapshot,
  query: ListPlacements['query'],
  lookup: ServiceLookup,
): ClusterRow[] | undefined {
  const asked = query.cluster && [resolveCluster(clusters, query.cluster)];
  const { cluster: named } = lookup;
  if (!named) {
    return asked || undefined;
  }
  return (asked || clusters).filter(
    ({ id, name }) => id === named || name === named,
  );
}

/** An empty annotation or parameter asks for nothing. */
function isNamed(value: string | undefined): value is string {
  return Boolean(value);
}
