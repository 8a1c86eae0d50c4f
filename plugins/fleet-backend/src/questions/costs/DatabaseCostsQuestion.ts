import { InputError } from '@backstage/errors';
import type {
  CostDimension,
  CostList,
  EstimateCosts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import { decodeCursor, encodeCursor } from '../cursor';
import { createReader, type SqlReader } from '../sql';
import { costClasses } from './costClasses';
import type { CostsQuestion } from './CostsQuestion';
import { groupCosts, type PricedSum } from './groupCosts';
import { keysOf } from './keysOf';
import type { Prices } from './Prices';
import { readCostSources } from './readCostSources';
import { sumClass, type SumClassOptions } from './sumClass';
import { toCost } from './toCost';

const DEFAULT_LIMIT = 100;

/**
 * Answers with what OpenCost says, and estimates the rest from what pods ask for
 * and from a price table, if there is one.
 */
export class DatabaseCostsQuestion implements CostsQuestion {
  static create(options: { knex: Knex; prices?: Prices }): CostsQuestion {
    return new DatabaseCostsQuestion(
      createReader(options.knex),
      options.prices,
    );
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly prices: Prices | undefined,
  ) {}

  async answer(query: EstimateCosts['query'], asker: Asker): Promise<CostList> {
    const { groupBy = 'cluster', cluster, cursor } = query;
    const { limit = DEFAULT_LIMIT } = query;
    const { fleet } = asker;
    const asked = cluster ? fleet.resolve(cluster) : undefined;
    const sums = await this.#sums({
      dimension: groupBy,
      asker,
      clusterNo: asked?.no,
    });
    const keyOf = await keysOf(this.reader, sums, {
      dimension: groupBy,
      fleet,
    });
    const groups = groupCosts(sums, keyOf);
    const begin = cursor === undefined ? 0 : beginOf(cursor, groupBy);
    const end = begin + limit;
    return {
      items: groups
        .slice(begin, end)
        .map(group => toCost(group, groupBy, fleet)),
      nextCursor:
        end < groups.length ? encodeCursor([groupBy, String(end)]) : undefined,
      totalItems: groups.length,
      estimate: groups.some(({ source }) => source === 'estimate'),
      madeOf: 'requests',
      currency: this.prices?.currency,
      coverage: fleet.coverage(asked && [asked]),
    };
  }

  async #sums(options: SumClassOptions): Promise<PricedSum[]> {
    const { clusters } = options.asker.fleet;
    const sources = await readCostSources(this.reader);
    const classes = costClasses(clusters, sources, this.prices);
    const sums = await Promise.all(
      classes.map(one => sumClass(this.reader, one, options)),
    );
    return sums.flat();
  }
}

/** Groups are summed up anew for each page: their order may have changed. */
function beginOf(cursor: string, groupBy: CostDimension): number {
  const [dimension, text] = decodeCursor(cursor, 2);
  const begin = Number(text);
  if (dimension !== groupBy || !Number.isSafeInteger(begin) || begin < 0) {
    throw new InputError(
      'The cursor is of another groupBy; ask again without a cursor',
    );
  }
  return begin;
}
