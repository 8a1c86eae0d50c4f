import type { ClusterWrite } from '../ClusterWrite';

/** SQLite is held for as long as a group takes, and other questions wait. */
const MAX_CHARACTERS = 256 * 1024;
const MAX_WRITES = 200;

/**
 * How many writes make a group. It has one batch of a kind of a cluster at
 * most: what it drops comes last, and must not be what the next one adds.
 */
export function groupSize(waiting: readonly ClusterWrite[]): number {
  const kinds = new Set<string>();
  let characters = 0;
  let size = 0;
  for (const { clusterId, batch } of waiting.slice(0, MAX_WRITES)) {
    const kind = batch && JSON.stringify([clusterId, batch.kind]);
    characters += batch ? lengthOf(batch) : 0;
    const fits = characters <= MAX_CHARACTERS && !(kind && kinds.has(kind));
    if (size > 0 && !fits) {
      break;
    }
    if (kind) {
      kinds.add(kind);
    }
    size += 1;
  }
  return size;
}

function lengthOf({ rows, texts, gone }: NonNullable<ClusterWrite['batch']>) {
  return [rows, texts, gone].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    0,
  );
}
