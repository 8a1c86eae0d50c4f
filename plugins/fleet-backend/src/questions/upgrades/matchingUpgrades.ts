import type { Sql } from '../sql';

export interface UpgradeFilter {
  /** The smallest key. */
  from: number;
  /** All keys are smaller. */
  to?: number;
  /** The number of a cluster. */
  clusterNo?: number;
  namespace?: string;
  /** Entity references in lower case. */
  entityRef?: string;
  owner?: string;
  /** What the asker may know of; everything if absent. */
  visible?: Sql;
}

/** Parts of a statement, and the values for both. */
export interface MatchingUpgrades {
  from: string;
  where: string;
  values: Sql['values'];
  /** Whether services (s) are among the tables. */
  hasServices: boolean;
}

/**
 * Upgrades (u) that match, or rows of another table of what happened to
 * workloads. It begins with what is asked for, if that is in an
 * index: a service or a cluster has few workloads. Else it begins with the time.
 * A cross join has SQLite take the tables in the order in which they stand.
 *
 * @param needsWorkloads - Whether their workloads (h) are to be read
 * @param table - With the columns id and workload_id
 */
export function matchingUpgrades(
  filter: UpgradeFilter,
  needsWorkloads: boolean,
  table: 'upgrades' | 'changes' = 'upgrades',
): MatchingUpgrades {
  const { clusterNo, namespace, entityRef, owner, visible } = filter;
  const ofServices = [
    ...condition('s.entity_ref = ?', entityRef),
    ...condition('s.owner = ?', owner),
  ];
  const ofWorkloads = [
    ...condition('h.cluster_no = ?', clusterNo),
    ...condition('h.namespace = ?', namespace),
    ...(visible ? [visible] : []),
  ];
  const since = [
    ...condition('u.id >= ?', filter.from),
    ...condition('u.id < ?', filter.to),
  ];
  const hasServices = ofServices.length > 0;
  return hasServices || clusterNo !== undefined
    ? byWorkload(table, [...ofServices, ...ofWorkloads, ...since], hasServices)
    : byTime(table, { since, ofWorkloads, needsWorkloads });
}

function byWorkload(
  table: string,
  conditions: readonly Sql[],
  hasServices: boolean,
): MatchingUpgrades {
  const services = hasServices ? 'services s cross join ' : '';
  const joins = [
    ...(hasServices ? ['h.service_id = s.id'] : []),
    'u.workload_id = h.id',
  ].map(text => ({ text, values: [] }));
  return {
    from: `${services}history_workloads h cross join ${table} u`,
    ...allOf([...conditions, ...joins]),
    hasServices,
  };
}

/**
 * Which workloads match is looked up once: to look at the workload of each
 * upgrade takes long where few match. The plus keeps SQLite with the time.
 */
function byTime(
  table: string,
  {
    since,
    ofWorkloads,
    needsWorkloads,
  }: Record<'since' | 'ofWorkloads', readonly Sql[]> & {
    needsWorkloads: boolean;
  },
): MatchingUpgrades {
  const { where, values } = allOf(ofWorkloads);
  const among = {
    text: `+u.workload_id in (
      select h.id from history_workloads h where ${where})`,
    values,
  };
  const joins = needsWorkloads ? ['h.id = u.workload_id'] : [];
  return {
    from: `${table} u${
      needsWorkloads ? ' cross join history_workloads h' : ''
    }`,
    ...allOf([
      ...joins.map(text => ({ text, values: [] })),
      ...(ofWorkloads.length > 0 ? [among] : []),
      ...since,
    ]),
    hasServices: false,
  };
}

function allOf(conditions: readonly Sql[]) {
  return {
    where: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function condition(text: string, value: string | number | undefined): Sql[] {
  return value === undefined ? [] : [{ text, values: [value] }];
}
