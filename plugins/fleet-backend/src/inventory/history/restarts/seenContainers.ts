import type { Projection } from '../../projections';
import { decodeContainers } from '../../projections/containers';
import type { JsonType } from '../../store/dialect/Dialect';
import {
  type ClusterRows,
  FIRST_COLUMN,
} from '../../store/operations/rowSource';
import { textKey } from '../../textKey';

/** How what is kept of containers begins, within a row; hardly anything else does. */
const MARK = '"[[';

/** What is told of a container that has restarted, in this order. */
export const SEEN: ReadonlyArray<readonly [name: string, type: JsonType]> = [
  ['cluster_no', 'integer'],
  ['pod_uid', 'text'],
  ['owner', 'text'],
  ['namespace', 'text'],
  ['pod', 'text'],
  ['container', 'text'],
  ['container_key', 'text'],
  ['restarts', 'integer'],
  ['reason', 'text'],
  ['exit_code', 'integer'],
  ['ended_at', 'integer'],
];

/**
 * The containers that have ever restarted, among those of the pods that come.
 * Rows are read only where there are any, which costs nothing where not.
 * Namespace, container and reason are told by the keys of their texts.
 *
 * @param texts - To which the texts are added that keys stand for
 */
export function seenContainers(
  { no, rows }: ClusterRows,
  projection: Projection,
  texts: Map<string, string>,
): unknown[][] {
  if (!rows.includes(MARK)) {
    return [];
  }
  const index = new Map(
    projection.columns.map(({ name }, n) => [name, FIRST_COLUMN + n]),
  );
  const keyOf = (text: string) => {
    const key = textKey(text);
    texts.set(key, text);
    return key;
  };
  const all: unknown[][] = JSON.parse(rows);
  return all.flatMap(row => {
    const cell = (name: string) => row[index.get(name)!] as string;
    return decodeContainers(cell('containers') ?? '[]')
      .filter(({ restarts }) => restarts > 0)
      .map(one => {
        const { name, restarts, reason, exitCode, endedAt } = one;
        return [
          no,
          row[0] as string,
          cell('owner_id'),
          cell('namespace'),
          cell('name'),
          name,
          keyOf(name),
          restarts,
          reason === undefined ? null : keyOf(reason),
          exitCode ?? null,
          endedAt ?? null,
        ];
      });
  });
}
