import type {
  KubernetesFetchError,
  KubernetesWatchEvent,
  KubernetesWatchOptions,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesWatcher,
  KubernetesWatchParams,
} from '@backstage/plugin-kubernetes-node';
import type {
  ClusterWatchError,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import { clusterIdOf } from '../clusters/clusterDetails';

/**
 * Watches clusters of the fleet, with the fleet's own client. The credential
 * in the parameters is not used: it may expire while a watch goes on, so the
 * cluster's is asked for whenever it is needed.
 *
 * A watch goes on by itself after an error, unless it ends with it; after one
 * with status 410 whoever watches lists again, or watches from the beginning.
 */
export class FleetKubernetesWatcher implements KubernetesWatcher {
  constructor(private readonly connections: FleetConnections) {}

  async *watchResource(
    params: KubernetesWatchParams,
    options: KubernetesWatchOptions = {},
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    const { clusterDetails, group, apiVersion: version, plural } = params;
    const id = clusterIdOf(clusterDetails);
    const cluster = this.connections.list().find(one => one.id === id);
    if (!cluster) {
      const message = `'${clusterDetails.name}' is no cluster of the fleet, or not any more`;
      yield { type: 'ERROR', error: { errorType: 'FETCH_ERROR', message } };
      return;
    }
    const events = cluster.watch({ ...options, group, version, plural });
    for await (const event of events) {
      yield event.type === 'ERROR'
        ? { type: 'ERROR', error: toFetchError(event.error) }
        : event;
    }
  }
}

function toFetchError(error: ClusterWatchError): KubernetesFetchError {
  const { statusCode, message } = error;
  return statusCode === undefined
    ? { errorType: 'FETCH_ERROR', message }
    : { errorType: errorType(statusCode), statusCode };
}

/** As the Kubernetes plugin tells them apart. */
function errorType(statusCode: number) {
  switch (statusCode) {
    case 400:
      return 'BAD_REQUEST';
    case 401:
      return 'UNAUTHORIZED_ERROR';
    case 404:
      return 'NOT_FOUND';
    default:
      return 'UNKNOWN_ERROR';
  }
}
