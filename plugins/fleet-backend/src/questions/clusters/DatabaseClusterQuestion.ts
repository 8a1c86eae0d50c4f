import type { ClusterDetails } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import type { ClusterRow } from '../coverage';
import {
  ClusterSummaries,
  type ClusterSummariesOptions,
} from './ClusterSummaries';
import type { ClusterQuestion } from './ClustersQuestion';
import { readKinds } from './readKinds';

/** Answers from the inventory. */
export class DatabaseClusterQuestion implements ClusterQuestion {
  static create(options: ClusterSummariesOptions): ClusterQuestion {
    const summaries = new ClusterSummaries(options);
    return new DatabaseClusterQuestion(options.knex, summaries);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly summaries: ClusterSummaries,
  ) {}

  async answer({ id }: { id: string }, asker: Asker): Promise<ClusterDetails> {
    const { fleet } = asker;
    const row = fleet.resolve(id);
    const [[cluster], kinds] = await Promise.all([
      this.summaries.of([row], asker),
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
}

function detectionOf({ confidence, evidence }: ClusterRow) {
  return confidence && evidence
    ? { confidence, evidence: JSON.parse(evidence) }
    : undefined;
}
