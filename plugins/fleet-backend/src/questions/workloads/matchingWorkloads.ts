import { type Asker, visibleTo } from '../asker';
import { filterSql, type Predicate } from '../filter';
import type { Sql, SqlReader } from '../sql';

/**
 * The condition on workloads `w` that they are as a filter asks, and that the
 * asker may know of them.
 */
export function matchingWorkloads(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  filter: Predicate,
): Sql {
  const asked = filterSql({ reader, fleet: asker.fleet, alias: 'w' }, filter);
  const visible = visibleTo(reader, asker, 'w');
  return {
    // A CronJob's Jobs are its runs, not workloads of their own.
    text: `not (w.kind = 'Job' and w.owner_id is not null) and ${asked.text}
      ${visible ? `and ${visible.text}` : ''}`,
    values: [...asked.values, ...(visible?.values ?? [])],
  };
}
