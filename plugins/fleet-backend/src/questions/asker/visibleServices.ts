import type { Sql, SqlReader } from '../sql';
import type { Asker, WorkloadCriteria } from './Asker';

const NONE: Sql = { text: '1 = 0', values: [] };
const ALL: Sql = { text: '1 = 1', values: [] };

/**
 * The condition on a table of services that the asker could know of all their
 * workloads, in whichever of the asker's clusters and in whichever namespace
 * they ran. Only of those can it be said that they run nowhere: of others it
 * would only mean that the asker may not see them.
 *
 * @param alias - The table's in the statement
 * @returns undefined where the asker may know of everything
 */
export function visibleServices(
  reader: Pick<SqlReader, 'oneOf'>,
  { fleet, workloads }: Pick<Asker, 'fleet' | 'workloads'>,
  alias: string,
): Sql | undefined {
  if (workloads === 'all') {
    return undefined;
  }
  return workloads === 'none'
    ? NONE
    : surely({ reader, fleet, alias }, workloads, true);
}

interface Context extends Pick<Asker, 'fleet'> {
  reader: Pick<SqlReader, 'oneOf'>;
  alias: string;
}

/** That criteria hold (or, if not `wanted`, do not) whatever is not known yet. */
function surely(
  context: Context,
  criteria: WorkloadCriteria,
  wanted: boolean,
): Sql {
  if ('not' in criteria) {
    return surely(context, criteria.not, !wanted);
  }
  if ('allOf' in criteria || 'anyOf' in criteria) {
    const isAll = 'allOf' in criteria;
    const parts = isAll ? criteria.allOf : criteria.anyOf;
    return joined(
      parts.map(one => surely(context, one, wanted)),
      isAll === wanted,
    );
  }
  if ('owners' in criteria) {
    return ownedBy(context, criteria.owners, wanted);
  }
  if ('clusters' in criteria) {
    const named = new Set(criteria.clusters);
    const holds = ({ no }: { no: number }) => named.has(no) === wanted;
    return context.fleet.clusters.every(holds) ? ALL : NONE;
  }
  // In which namespace it would run, nothing tells.
  return criteria.namespaces.length === 0 && !wanted ? ALL : NONE;
}

function ownedBy(
  { reader, alias }: Context,
  owners: readonly string[],
  wanted: boolean,
): Sql {
  const { text, values } = reader.oneOf(`${alias}.owner`, owners);
  const owned = `coalesce(${text}, 1 = 0)`;
  return { text: wanted ? owned : `not ${owned}`, values };
}

function joined(parts: readonly Sql[], isAll: boolean): Sql {
  if (parts.length === 0) {
    return isAll ? ALL : NONE;
  }
  return {
    text: `(${parts.map(({ text }) => text).join(isAll ? ' and ' : ' or ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}
