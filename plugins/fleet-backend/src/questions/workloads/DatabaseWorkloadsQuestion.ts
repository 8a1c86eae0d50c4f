import type {
  ListWorkloads,
  WorkloadList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import { askedClusters, parseFilter } from '../filter';
import { createReader, type SqlReader } from '../sql';
import { clusterSpread, clustersOfPage } from './clusterSpread';
import { groupsOf } from './groups';
import { matchingWorkloads } from './matchingWorkloads';
import { WorkloadOrder } from './order';
import { readPage } from './readPage';
import { toWorkload } from './toWorkload';
import type { WorkloadsQuestion } from './WorkloadsQuestion';

const DEFAULT_LIMIT = 100;

/** Answers from the inventory. */
export class DatabaseWorkloadsQuestion implements WorkloadsQuestion {
  static create({ knex }: { knex: Knex }): WorkloadsQuestion {
    return new DatabaseWorkloadsQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(
    query: ListWorkloads['query'],
    asker: Asker,
  ): Promise<WorkloadList> {
    const { fleet } = asker;
    const { groupBy, cursor, limit = DEFAULT_LIMIT } = query;
    const filter = parseFilter(query.filter);
    const order = new WorkloadOrder(query);
    const after = cursor === undefined ? undefined : order.read(cursor);
    const matching = matchingWorkloads(this.reader, asker, filter);
    const spread = await clusterSpread(this.reader, matching, {
      fleet,
      order,
      after,
    });
    const { rows, nextCursor } = await readPage(this.reader, matching, {
      order,
      limit,
      after,
      clusterNos: order.needsClusters
        ? clustersOfPage(spread, { limit, isBegun: after !== undefined })
        : undefined,
    });
    return {
      items: rows.flatMap(row => toWorkload(row, fleet)),
      ...(groupBy?.length
        ? await groupsOf(this.reader, matching, { dimensions: groupBy, fleet })
        : {}),
      nextCursor,
      totalItems: spread.reduce((sum, { count }) => sum + count, 0),
      coverage: fleet.coverage(askedClusters(fleet, filter)),
    };
  }
}
