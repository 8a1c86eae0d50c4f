import { placeholders, Sql } from '../sql';
import type { Requirement } from '../../services/lookup';

/** Parts of a statement, and the values for both. */
export interface MatchingWorkloads {
  from: string;
  where: string;
  values: Sql['values'];
}

/** Where no label can be asked for; a workload without any must be found too. */
const ALL_WORKLOADS = '(select id as workload_id from workloads) f';

/**
 * The workloads (f.workload_id) whose labels match, each once. It begins with
 * the labels where it can, so that it need not look at every workload. A cross
 * join has SQLite take the tables in the order in which they stand: without
 * statistics it guesses, and may begin at the wrong end.
 */
export function matchingWorkloads(
  requirements: readonly Requirement[],
): MatchingWorkloads {
  const first =
    requirements.find(({ operator }) => operator === 'in') ??
    requirements.find(({ operator }) => operator === 'exists');
  const conditions = requirements.map(one =>
    one === first ? beginning(one) : restriction(one),
  );
  return {
    from: first ? 'labels l cross join workload_labels f' : ALL_WORKLOADS,
    where: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** A workload has one label of a key, so that none is found twice. */
function beginning(requirement: Requirement): Sql {
  const { text, values } = labelIs('l', requirement);
  return { text: `${text} and f.label_id = l.id`, values };
}

/** What else must hold: it looks at the labels of one workload, which are few. */
function restriction(requirement: Requirement): Sql {
  const { operator } = requirement;
  const not = operator === 'notIn' || operator === 'notExists' ? 'not ' : '';
  const { text, values } = labelIs('l2', requirement);
  return {
    text: `${not}exists (select 1 from workload_labels o cross join labels l2
      where o.workload_id = f.workload_id and l2.id = o.label_id and ${text})`,
    values,
  };
}

function labelIs(alias: string, { key, values }: Requirement): Sql {
  const ofKey = `${alias}.label_key = ?`;
  return values.length > 0
    ? {
        text: `${ofKey} and ${alias}.label_value in ${placeholders(values)}`,
        values: [key, ...values],
      }
    : { text: ofKey, values: [key] };
}
