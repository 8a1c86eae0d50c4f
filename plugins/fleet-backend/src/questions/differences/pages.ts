import type {
  DifferenceCounts,
  DifferenceKind,
  ListDifferences,
} from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import { compareKeys, keyOf, type PairKey } from './pairs';
import type { Compared } from './toDifferences';

const DEFAULT_LIMIT = 100;

/** The page that is asked for of what matches, and how much does. */
export function pageOf(
  compared: readonly Compared[],
  { kind, all, limit = DEFAULT_LIMIT, cursor }: ListDifferences['query'],
) {
  const matching = compared.filter(({ kinds }) =>
    kind?.length
      ? kinds.some(one => kind.includes(one))
      : all || kinds.length > 0,
  );
  const after = cursor === undefined ? undefined : keyAt(cursor);
  const left = after
    ? matching.filter(({ pair }) => compareKeys(keyOf(pair), after) > 0)
    : matching;
  const page = left.slice(0, limit);
  return {
    page,
    nextCursor:
      left.length > limit
        ? encodeCursor(keyOf(page[limit - 1].pair))
        : undefined,
    totalItems: matching.length,
  };
}

/** In how many pairs there is each difference, and in how many none. */
export function countKinds(compared: readonly Compared[]): DifferenceCounts {
  const count = (kind: DifferenceKind) =>
    compared.filter(({ kinds }) => kinds.includes(kind)).length;
  return {
    onlyLeft: count('onlyLeft'),
    onlyRight: count('onlyRight'),
    images: count('images'),
    digests: count('digests'),
    version: count('version'),
    replicas: count('replicas'),
    configuration: count('configuration'),
    same: compared.filter(({ kinds }) => kinds.length === 0).length,
  };
}

function keyAt(cursor: string): PairKey {
  const [namespace, name, kind] = decodeCursor(cursor, 3);
  return [namespace, name, kind];
}
