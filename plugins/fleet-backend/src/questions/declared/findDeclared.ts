import type { Sql, SqlReader } from '../sql';
import { type DeclaredRow, NEVER_RUN, PRODUCTION } from './DeclaredRow';

export interface FindDeclaredOptions {
  /** Which services `s` are asked for, of those that the asker may know of. */
  services: Sql;
  /** Which workloads `w` the asker may know of; all if absent. */
  visible?: Sql;
  /** Numbers of the clusters of development. */
  development: readonly number[];
  /** The entity reference of the last one before. */
  after?: string;
  limit: number;
}

/** The services that something is amiss with, by entity reference. */
export function findDeclared(
  reader: SqlReader,
  options: FindDeclaredOptions,
): Promise<DeclaredRow[]> {
  const { services, visible, development, after, limit } = options;
  const inDevelopment = reader.oneOf('w.cluster_no', development);
  const runs = runsSql(visible);
  const outside = runsSql(visible, {
    text: `not ${inDevelopment.text}`,
    values: inDevelopment.values,
  });
  return reader.read({
    text: `select f.* from (
        select s.id, s.entity_ref, s.owner, s.owner_missing, s.lifecycle, s.system, s.type,
          s.declared_by, ${runs.text} as runs, ${outside.text} as runs_outside
        from services s where ${services.text}
          ${after === undefined ? '' : 'and s.entity_ref > ?'}
      ) f
      where f.lifecycle = '${PRODUCTION}' and (f.owner is null or f.owner_missing = 1
          or f.runs_outside = 0 and (f.runs = 1
            or coalesce(f.type, '') not in (${NEVER_RUN.map(() => '?')})))
        or f.declared_by is not null and f.runs = 0
      order by f.entity_ref limit ?`,
    values: [
      ...runs.values,
      ...outside.values,
      ...services.values,
      ...(after === undefined ? [] : [after]),
      ...NEVER_RUN,
      limit,
    ],
  });
}

/** 1 where a service `s` has a workload. */
function runsSql(...where: Array<Sql | undefined>): Sql {
  const all = where.filter(one => one !== undefined);
  return {
    text: `case when exists (select 1 from workloads w where w.service_id = s.id
      ${all.map(({ text }) => `and ${text}`).join(' ')}) then 1 else 0 end`,
    values: all.flatMap(({ values }) => values),
  };
}
