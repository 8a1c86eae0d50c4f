import type {
  Cluster,
  ClusterDetails,
  ClusterList,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { ClusterRow, FleetSnapshots } from '../coverage';
import type { ClustersQuestion } from './ClustersQuestion';
import { countByCluster } from './countByCluster';
import { matcher } from './matchClusters';
import { pageOf } from './pageClusters';
import { readKinds } from './readKinds';
import { toCluster } from './toCluster';

/**
 * Answers from the inventory. There are some thousands of clusters at most, so
 * they are filtered and sorted here; what is many is counted in the database.
 */
export class DatabaseClustersQuestion implements ClustersQuestion {
  static create(options: {
    knex: Knex;
    snapshots: FleetSnapshots;
  }): ClustersQuestion {
    return new DatabaseClustersQuestion(options.knex, options.snapshots);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly snapshots: FleetSnapshots,
  ) {}

  async list(query: ListClusters['query']): Promise<ClusterList> {
    const fleet = await this.snapshots.current();
    const matching = fleet.clusters.filter(matcher(query));
    const clusters = await this.#toClusters(matching);
    const { items, nextCursor } = pageOf(clusters, query);
    return {
      items,
      nextCursor,
      totalItems: matching.length,
      coverage: fleet.coverage(),
    };
  }

  async get(idOrName: string): Promise<ClusterDetails> {
    const fleet = await this.snapshots.current();
    const row = fleet.resolve(idOrName);
    const [[cluster], kinds] = await Promise.all([
      this.#toClusters([row]),
      readKinds(this.knex, row.no),
    ]);
    // A problem that it shares with others is the first one's: here, its own.
    const others = fleet.clusters.filter(other => other !== row);
    return {
      ...cluster,
      locator: row.locator,
      detection: detectionOf(row),
      kinds,
      problems: fleet
        .coverage([row, ...others])
        .problems.filter(problem => problem.cluster === row.id),
    };
  }

  async #toClusters(rows: readonly ClusterRow[]): Promise<Cluster[]> {
    const [only] = rows.length === 1 ? rows : [];
    const counts = await countByCluster(this.knex, only?.no);
    return rows.map(row => toCluster(row, counts(row.no)));
  }
}

function detectionOf({ confidence, evidence }: ClusterRow) {
  return confidence && evidence
    ? { confidence, evidence: JSON.parse(evidence) }
    : undefined;
}
