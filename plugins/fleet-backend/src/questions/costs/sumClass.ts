import type { CostDimension } from '@flotilla/backstage-plugin-fleet-common';
import { type Asker, withinScope } from '../asker';
import type { Sql, SqlReader } from '../sql';
import type { CostClass } from './costClasses';
import type { PricedSum } from './groupCosts';
import { sumCosts } from './sumCosts';
import { sumRequests } from './sumRequests';

export interface SumClassOptions {
  dimension: CostDimension;
  asker: Asker;
  /** The number of the only cluster that is asked for, if there is one. */
  clusterNo?: number;
}

/** What the clusters of one class ask for and cost, as far as the asker may know. */
export async function sumClass(
  reader: SqlReader,
  { nos, price, source, currency, readAt }: CostClass,
  { dimension, asker, clusterNo }: SumClassOptions,
): Promise<PricedSum[]> {
  const of = (alias: string) =>
    conditionsOn(reader, alias, { asker, clusterNo, nos });
  const [requests, costs] = await Promise.all([
    sumRequests(reader, dimension, { workloads: of('w'), loose: of('l') }),
    source === 'opencost' ? sumCosts(reader, dimension, of('o')) : [],
  ]);
  const timeOf = (key: PricedSum['key']) =>
    readAt &&
    oldestOf(readAt, dimension === 'cluster' ? Number(key) : clusterNo);
  return [...requests.map(sum => ({ ...sum, price })), ...costs].map(sum => ({
    ...sum,
    source,
    currency,
    readAt: timeOf(sum.key),
  }));
}

/** Of one cluster, or of all of them: which of those have a key is not known. */
function oldestOf(
  times: ReadonlyMap<number, string>,
  clusterNo: number | undefined,
): string | undefined {
  return clusterNo === undefined
    ? [...times.values()].sort()[0]
    : times.get(clusterNo);
}

function conditionsOn(
  reader: SqlReader,
  alias: string,
  {
    asker: { fleet, workloads },
    clusterNo,
    nos,
  }: Pick<SumClassOptions, 'asker' | 'clusterNo'> & Pick<CostClass, 'nos'>,
): Sql[] {
  const within = withinScope(reader, workloads, alias);
  const column = `${alias}.cluster_no`;
  const among = nos ?? fleet.clusters.map(({ no }) => no);
  return [
    ...(fleet.isWhole && !nos ? [] : [reader.oneOf(column, among)]),
    ...(clusterNo === undefined
      ? []
      : [{ text: `${column} = ?`, values: [clusterNo] }]),
    ...(within ? [within] : []),
  ];
}
