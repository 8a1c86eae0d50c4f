import { InputError } from '@backstage/errors';
import type {
  CostDimension,
  CostList,
  EstimateCosts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, withinScope } from '../asker';
import { decodeCursor, encodeCursor } from '../cursor';
import { createReader, type Sql, type SqlReader } from '../sql';
import type { CostsQuestion } from './CostsQuestion';
import { groupCosts, type PricedSum } from './groupCosts';
import { keysOf } from './keysOf';
import { priceClasses } from './priceClasses';
import type { Prices } from './Prices';
import { type MatchingRequests, sumRequests } from './sumRequests';
import { toCost } from './toCost';

const DEFAULT_LIMIT = 100;

/** Estimates from what pods ask for, and from a price table, if there is one. */
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
    const sums = await this.#sums(groupBy, asker, asked?.no);
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
      estimate: true,
      madeOf: 'requests',
      currency: this.prices?.currency,
      coverage: fleet.coverage(asked && [asked]),
    };
  }

  async #sums(
    dimension: CostDimension,
    asker: Asker,
    no: number | undefined,
  ): Promise<PricedSum[]> {
    const classes = priceClasses(asker.fleet.clusters, this.prices);
    const sums = await Promise.all(
      classes.map(async ({ price, nos }) => {
        const matching = this.#matching(asker, no, nos);
        const found = await sumRequests(this.reader, dimension, matching);
        return found.map(sum => ({ ...sum, price }));
      }),
    );
    return sums.flat();
  }

  #matching(
    { fleet, workloads }: Asker,
    no: number | undefined,
    ofPrice: readonly number[] | undefined,
  ): MatchingRequests {
    const nos = ofPrice ?? fleet.clusters.map(one => one.no);
    const of = (alias: string): Sql[] => {
      const within = withinScope(this.reader, workloads, alias);
      const column = `${alias}.cluster_no`;
      return [
        ...(fleet.isWhole && !ofPrice ? [] : [this.reader.oneOf(column, nos)]),
        ...(no === undefined ? [] : [{ text: `${column} = ?`, values: [no] }]),
        ...(within ? [within] : []),
      ];
    };
    return { workloads: of('w'), loose: of('l') };
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
