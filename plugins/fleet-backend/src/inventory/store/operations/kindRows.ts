import type { Projection } from '../../projections';
import type { NumberedWrite } from '../ClusterWrite';
import { storedCheckpoint } from './checkpoint';
import { keepable, MAX_TEXT } from './keepable';
import { newest } from './newest';

const KEY_LENGTH = 2;
const MAX_INTEGER = 2 ** 31 - 1;

/** Rows for CHECKPOINT. */
export function checkpointRows(
  writes: readonly NumberedWrite[],
  projections: ReadonlyMap<string, Projection>,
  now: string,
) {
  const rows = writes.flatMap(({ no, checkpoints }) =>
    [...(checkpoints ?? [])].map(([kind, resourceVersion]) => {
      const projection = projections.get(kind)!;
      const stored = storedCheckpoint(projection, resourceVersion);
      return [no, kind, 'initial', now, stored];
    }),
  );
  return newest(rows, KEY_LENGTH);
}

/** Rows for STATE. */
export function stateRows(writes: readonly NumberedWrite[]) {
  const rows = writes.flatMap(({ no, states }) =>
    [...(states ?? [])].map(([kind, { state, since }]) => {
      const reason = keepable(state.reason, MAX_TEXT);
      const refused = integer(state.refused ?? 0);
      const watchedSince = state.status === 'current' ? since : null;
      return [no, kind, state.status, since, reason, refused, watchedSince];
    }),
  );
  return newest(rows, KEY_LENGTH);
}

/** Rows for STATS. */
export function statsRows(writes: readonly NumberedWrite[], now: string) {
  const rows = writes.flatMap(({ no, stats }) =>
    [...(stats ?? [])].map(([kind, { refused, bytes, errors, ...times }]) => [
      no,
      kind,
      'initial',
      now,
      integer(refused),
      Math.round(bytes),
      integer(errors),
      times.lagMs === undefined ? null : integer(times.lagMs),
      times.lastEventAt === undefined
        ? null
        : new Date(times.lastEventAt).toISOString(),
    ]),
  );
  return newest(rows, KEY_LENGTH);
}

function integer(value: number): number {
  return Math.min(Math.round(value), MAX_INTEGER);
}
