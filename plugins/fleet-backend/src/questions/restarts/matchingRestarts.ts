import { firstKey } from '../../inventory/history/keys';
import { textKey } from '../../inventory/textKey';
import type { Sql } from '../sql';
import type { RestartFilter } from './RestartFilter';

/**
 * Restarts (r) that match. It begins with a service or a cluster, which have few
 * workloads, where these are asked for; else with the time. A cross join has
 * SQLite take the tables in this order.
 * Other conditions on workloads are left to workloadsMatching().
 */
export function matchingRestarts(filter: RestartFilter): {
  from: string;
  where: string;
  values: Sql['values'];
} {
  const { entityRef, owner, clusterNo } = filter;
  const services = servicesOf(filter);
  const isNarrow = services.length > 0 || clusterNo !== undefined;
  const conditions: Sql[] = [
    ...services,
    ...(isNarrow
      ? [...workloadsOf(filter), plain('r.workload_id = h.id')]
      : []),
    ...(services.length > 0 ? [plain('h.service_id = s.id')] : []),
    inWindow(filter),
  ];
  const byService = entityRef ?? owner ? 'services s cross join ' : '';
  return {
    from: isNarrow
      ? `${byService}history_workloads h cross join restarts r`
      : 'restarts r',
    where: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** The conditions on the workloads (h) of what is grouped already (u). */
export function workloadsMatching(filter: RestartFilter) {
  const services = servicesOf(filter);
  const conditions: Sql[] = [
    plain('h.id = u.workload_id'),
    ...(services.length > 0 ? [plain('h.service_id = s.id')] : []),
    ...services,
    ...workloadsOf(filter),
  ];
  return {
    from: `history_workloads h${
      services.length > 0 ? ' cross join services s' : ''
    }`,
    where: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function servicesOf({ entityRef, owner }: RestartFilter): Sql[] {
  return [
    ...(entityRef ? [{ text: 's.entity_ref = ?', values: [entityRef] }] : []),
    ...(owner ? [{ text: 's.owner = ?', values: [owner] }] : []),
  ];
}

function workloadsOf({ clusterNo, workloads }: RestartFilter): Sql[] {
  return [
    ...(clusterNo === undefined
      ? []
      : [{ text: 'h.cluster_no = ?', values: [clusterNo] }]),
    ...workloads,
  ];
}

/** The condition on restarts (r) alone. */
export function inWindow({ from, until, reason }: RestartFilter): Sql {
  const keys = [firstKey(from), firstKey(until)];
  const text = 'r.id >= ? and r.id < ?';
  return reason === undefined
    ? { text, values: keys }
    : {
        text: `${text}
          and r.reason = (select t.id from texts t where t.key = ?)`,
        values: [...keys, textKey(reason)],
      };
}

function plain(text: string): Sql {
  return { text, values: [] };
}
