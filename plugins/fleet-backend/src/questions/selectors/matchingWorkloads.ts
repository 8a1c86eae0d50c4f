import type { Knex } from 'knex';
import type { Requirement } from './parseSelector';

/**
 * A query for the workloads whose labels match: cluster_id, uid and the rank
 * that is given. It begins with the labels where it can, which are indexed by
 * key and value, so that it need not look at every workload.
 */
export function matchingWorkloads(
  knex: Knex,
  requirements: readonly Requirement[],
  rank: number,
): Knex.QueryBuilder {
  const first = requirements.find(({ operator }) => operator === 'in');
  const rest = requirements.filter(one => one !== first);
  const query = first
    ? labelled(knex, first).select(
        'l.cluster_id',
        'l.workload_uid as uid',
        knex.raw('? as rank', [rank]),
      )
    : knex('workloads as w').select(
        'w.cluster_id',
        'w.uid',
        knex.raw('? as rank', [rank]),
      );
  const [clusterId, uid] = first
    ? ['l.cluster_id', 'l.workload_uid']
    : ['w.cluster_id', 'w.uid'];
  for (const requirement of rest) {
    const sub = labelled(knex, requirement, 'other')
      .select(knex.raw('1'))
      .whereRaw('other.cluster_id = ?? and other.workload_uid = ??', [
        clusterId,
        uid,
      ]);
    const { operator } = requirement;
    const negated = operator === 'notIn' || operator === 'notExists';
    query.where(knex.raw(negated ? 'not exists ?' : 'exists ?', [sub]));
  }
  return query;
}

function labelled(
  knex: Knex,
  { key, values }: Requirement,
  alias = 'l',
): Knex.QueryBuilder {
  const query = knex(`workload_labels as ${alias}`).where(
    `${alias}.label_key`,
    key,
  );
  return values.length > 0
    ? query.whereIn(`${alias}.label_value`, values)
    : query;
}
