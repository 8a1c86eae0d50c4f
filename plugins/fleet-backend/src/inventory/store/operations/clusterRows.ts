import type { NumberedWrite } from '../ClusterWrite';
import { keepable, MAX_TEXT } from './keepable';
import { newest } from './newest';
import type { ClusterValues } from './updateClusters';

const KEY_LENGTH = 1;

/** Rows for HEARD. */
export function heardRows(writes: readonly NumberedWrite[]): ClusterValues[] {
  const rows = writes.flatMap(({ no, heardAt }): ClusterValues[] =>
    heardAt ? [[no, heardAt]] : [],
  );
  return newest(rows, KEY_LENGTH);
}

/** Rows for SYNC. */
export function syncRows(writes: readonly NumberedWrite[]): ClusterValues[] {
  const rows = writes.flatMap(({ no, sync: written }): ClusterValues[] => {
    if (!written) {
      return [];
    }
    const { sync, since } = written;
    return [[no, sync.status, since, keepable(sync.reason, MAX_TEXT)]];
  });
  return newest(rows, KEY_LENGTH);
}
