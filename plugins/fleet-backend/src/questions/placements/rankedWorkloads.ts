import { matchingWorkloads } from '../selectors';
import { placeholders, Sql } from '../sql';
import type { LookupAlternative } from '../../services/lookup';

/**
 * A statement for the workloads that match, with each alternative (rank) that
 * matches them: id and rank.
 */
export function rankedWorkloads(
  alternatives: readonly LookupAlternative[],
): Sql {
  const value = sharedValue(alternatives);
  return value === undefined
    ? eachOf(alternatives)
    : byLabelsOfValue(alternatives, value);
}

/** Undefined unless all look for one label each, and for the same value. */
function sharedValue(
  alternatives: readonly LookupAlternative[],
): string | undefined {
  const [value] = alternatives[0].requirements[0].values;
  const shared = alternatives.every(
    ({ requirements: [{ operator, values }, ...others] }) =>
      others.length === 0 &&
      operator === 'in' &&
      values.length === 1 &&
      values[0] === value,
  );
  return shared ? value : undefined;
}

/**
 * The usual question, for a name in any of some labels: one look into labels
 * is planned in less time than a union, and its size is guessed better.
 */
function byLabelsOfValue(
  alternatives: readonly LookupAlternative[],
  value: string,
): Sql {
  const keys = alternatives.map(({ requirements: [{ key }] }) => key);
  const ranks = keys.map((_, rank) => `when ? then ${rank}`).join(' ');
  return {
    text: `select f.workload_id as id, case l.label_key ${ranks} end as rank
      from labels l cross join workload_labels f
      where l.label_key in ${placeholders(keys)} and l.label_value = ?
        and f.label_id = l.id`,
    values: [...keys, ...keys, value],
  };
}

function eachOf(alternatives: readonly LookupAlternative[]): Sql {
  const found = alternatives.map(one => matchingWorkloads(one.requirements));
  return {
    text: found
      .map(
        ({ from, where }, rank) =>
          `select f.workload_id as id, ${rank} as rank from ${from} where ${where}`,
      )
      .join(' union all '),
    values: found.flatMap(({ values }) => values),
  };
}
