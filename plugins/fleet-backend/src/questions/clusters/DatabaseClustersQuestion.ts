import type {
  ClusterList,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../asker';
import {
  ClusterSummaries,
  type ClusterSummariesOptions,
} from './ClusterSummaries';
import type { ClustersQuestion } from './ClustersQuestion';
import { matcher } from './matchClusters';
import { pageOf } from './pageClusters';
import { healthOf } from './toCluster';

/**
 * Answers from the inventory. There are some thousands of clusters at most, so
 * they are filtered and sorted here; what is many is counted in the database.
 */
export class DatabaseClustersQuestion implements ClustersQuestion {
  static create(options: ClusterSummariesOptions): ClustersQuestion {
    return new DatabaseClustersQuestion(new ClusterSummaries(options));
  }

  private constructor(private readonly summaries: ClusterSummaries) {}

  async answer(
    query: ListClusters['query'],
    asker: Asker,
  ): Promise<ClusterList> {
    const { fleet } = asker;
    const matching = fleet.clusters.filter(matcher(query));
    const counts =
      query.orderBy === 'health'
        ? await this.summaries.count(matching, asker)
        : undefined;
    const { rows, nextCursor } = pageOf(matching, query, row =>
      counts ? healthOf(row, counts(row.no)) : 'unknown',
    );
    return {
      items: await this.summaries.of(rows, asker, counts),
      nextCursor,
      totalItems: matching.length,
      coverage: fleet.coverage(),
    };
  }
}
