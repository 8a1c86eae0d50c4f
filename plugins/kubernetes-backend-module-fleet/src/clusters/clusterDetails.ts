import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { CLUSTER_ID_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import type { ConnectedCluster } from '@flotilla/backstage-plugin-fleet-node';
import { FLEET_AUTH_PROVIDER } from '../auth/authProvider';

/** A cluster of the fleet as the Kubernetes plugin wants it; no credential in it. */
export function toClusterDetails(cluster: ConnectedCluster): ClusterDetails {
  const { id, name, connection } = cluster;
  return {
    name,
    title: name,
    url: connection.url.replace(/\/+$/, ''),
    authMetadata: {
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: FLEET_AUTH_PROVIDER,
      [CLUSTER_ID_ANNOTATION]: id,
    },
    caData: connection.caData && base64(connection.caData),
    skipTLSVerify: connection.skipTlsVerify ?? false,
  };
}

/** The id of the fleet's cluster that details are of; undefined for others. */
export function clusterIdOf(details: ClusterDetails): string | undefined {
  return details.authMetadata[CLUSTER_ID_ANNOTATION];
}

/** Whether two details lead to the same server, checked by the same certificate. */
export function leadToOneServer(a: ClusterDetails, b: ClusterDetails): boolean {
  return (
    a.url === b.url &&
    a.caData === b.caData &&
    a.caFile === b.caFile &&
    (a.skipTLSVerify ?? false) === (b.skipTLSVerify ?? false)
  );
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
