import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import type { RemoteMain, WireConnection } from './protocol';

/** A connection whose credential the main thread's locator is asked for. */
export function remoteConnection(
  main: RemoteMain,
  clusterId: string,
  connection: WireConnection,
): ClusterConnection {
  return {
    ...connection,
    credential: ({ refused }) => main.credential(clusterId, refused === true),
  };
}
