import type { Projection } from '../../projections';
import {
  decodeContainers,
  type TroubledContainer,
} from '../../projections/containers';
import {
  type ClusterRows,
  FIRST_COLUMN,
} from '../../store/operations/rowSource';

/** How what is kept of containers begins, within a row; hardly anything else does. */
const MARK = '"[[';

/** A pod that comes, with those of its containers that have ever restarted. */
export interface SeenPod {
  clusterNo: number;
  /** In hex, as the table has it. */
  uid: string;
  /** Whether it is known that nothing is kept of it yet. */
  isNew: boolean;
  /** The UID in hex of what controls it. */
  owner: string | null;
  /** The key of its text. */
  namespace: string;
  name: string;
  containers: readonly TroubledContainer[];
}

/**
 * The pods whose containers have ever restarted, among those that come. Rows are
 * read only where there are any, which costs nothing where not.
 */
export function seenContainers(
  { no, rows, isNew = false }: ClusterRows,
  projection: Projection,
): SeenPod[] {
  if (!rows.includes(MARK)) {
    return [];
  }
  const index = new Map(
    projection.columns.map(({ name }, n) => [name, FIRST_COLUMN + n]),
  );
  const all: unknown[][] = JSON.parse(rows);
  return all.flatMap(row => {
    const cell = (name: string) => row[index.get(name)!] as string;
    const containers = decodeContainers(cell('containers') ?? '[]').filter(
      ({ restarts }) => restarts > 0,
    );
    const pod: SeenPod = {
      clusterNo: no,
      uid: row[0] as string,
      isNew,
      owner: cell('owner_id'),
      namespace: cell('namespace'),
      name: cell('name'),
      containers,
    };
    return containers.length > 0 ? [pod] : [];
  });
}
