import type { VersionEntry } from '../../projections/openshiftVersion';
import {
  type ClusterRows,
  FIRST_COLUMN,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';

/**
 * Keeps which versions clusters had, beyond what they keep of that themselves.
 * What is told again may have come to its end.
 */
export const recordClusterVersions: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const index = projection.columns.findIndex(({ name }) => name === 'history');
  const entries = clusters.flatMap(one => entriesOf(one, FIRST_COLUMN + index));
  if (entries.length === 0) {
    return;
  }
  const { at, elements, parameter } = statements.dialect;
  const text = (n: number) => at('e.value', n, 'text');
  await statements.run(
    `insert into cluster_version_history
       (cluster_no, started_at, version, state, completed_at)
     select ${at('e.value', 0, 'integer')}, ${[1, 2, 3, 4].map(text)}
     from ${elements(parameter, 'e')} where true
     order by 1, 2, 3
     on conflict (cluster_no, started_at, version) do update set
       state = excluded.state, completed_at = excluded.completed_at`,
    [JSON.stringify(entries)],
  );
};

/** The last of those that are told twice: a statement may change a row once. */
function entriesOf({ no, rows }: ClusterRows, column: number) {
  const history = (JSON.parse(rows) as string[][]).flatMap(
    (row): VersionEntry[] => JSON.parse(row[column]),
  );
  const byKey = new Map(
    history.map(one => [JSON.stringify(one.slice(0, 2)), one]),
  );
  return [...byKey.values()].map(entry => [no, ...entry]);
}
