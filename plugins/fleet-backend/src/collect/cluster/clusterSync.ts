import type { ApiServerFailure } from '../apiServer/ApiServerError';
import type { ReflectorState } from '../reflector/types';
import type { ClusterSync } from './types';

/** What the last tries to reach a cluster as a whole came to. */
export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'connected' }
  | { status: 'failed'; failure: ApiServerFailure; reason: string };

const NOT_YET_AGAIN = 'not seen yet since it was connected to';

/** Folds the states of a cluster's connection and kinds into one. */
export function clusterSync(options: {
  connection: ConnectionState;
  kinds: ReadonlyMap<string, ReflectorState>;
  hasSynced: boolean;
}): ClusterSync {
  const { connection, kinds, hasSynced } = options;
  if (connection.status === 'connecting') {
    return hasSynced
      ? { status: 'stale', reason: 'not seen since the backend started' }
      : { status: 'initial' };
  }
  if (connection.status === 'failed') {
    return disconnected(connection, hasSynced);
  }
  return connected([...kinds], hasSynced);
}

function disconnected(
  connection: { failure: ApiServerFailure; reason: string },
  hasSynced: boolean,
): ClusterSync {
  const { failure, reason } = connection;
  if (hasSynced) {
    return { status: 'stale', reason };
  }
  const refused = failure === 'unauthorized' || failure === 'forbidden';
  return { status: refused ? 'forbidden' : 'unreachable', reason };
}

function connected(
  kinds: Array<[string, ReflectorState]>,
  hasSynced: boolean,
): ClusterSync {
  const served = kinds.filter(([, state]) => state.status !== 'absent');
  const first = (status: ReflectorState['status']) =>
    served.find(([, state]) => state.status === status);

  const forbidden = first('forbidden');
  if (forbidden && served.every(([, { status }]) => status === 'forbidden')) {
    const reason = forbidden[1].reason;
    return { status: hasSynced ? 'stale' : 'forbidden', reason };
  }
  for (const status of ['initial', 'stale'] as const) {
    const [kind, state] = first(status) ?? [];
    if (kind) {
      const reason = state?.reason && `${kind}: ${state.reason}`;
      return hasSynced
        ? { status: 'stale', reason: reason ?? `${kind}: ${NOT_YET_AGAIN}` }
        : { status, reason };
    }
  }
  return { status: 'current' };
}
