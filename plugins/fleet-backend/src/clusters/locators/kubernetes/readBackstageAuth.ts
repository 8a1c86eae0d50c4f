import type { ClusterAuth } from '../../credentials';

export const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
const AWS_CLUSTER_ID = 'kubernetes.io/x-k8s-aws-id';
const AWS_ASSUME_ROLE = 'kubernetes.io/aws-assume-role';
const AWS_EXTERNAL_ID = 'kubernetes.io/aws-external-id';

/**
 * How a cluster is authenticated to, as Backstage's Kubernetes plugin has it
 * written: by annotations of an entity, or authMetadata in app-config.
 */
export function readBackstageAuth(
  metadata: Readonly<Record<string, string | undefined>>,
): ClusterAuth | { problem: string } {
  const provider = metadata[AUTH_PROVIDER];
  switch (provider) {
    case 'aws':
      return {
        type: 'aws',
        clusterId: metadata[AWS_CLUSTER_ID],
        assumeRole: metadata[AWS_ASSUME_ROLE],
        externalId: metadata[AWS_EXTERNAL_ID],
      };
    case 'azure':
      return { type: 'azure' };
    case 'googleServiceAccount':
      return { type: 'googleServiceAccount' };
    case 'serviceAccount':
      return { type: 'serviceAccount', token: metadata.serviceAccountToken };
    case 'localKubectlProxy':
      return { type: 'none' };
    default:
      return {
        problem: `its auth provider '${provider}' is the login of each user, or of a module, and the fleet has none of those; name the cluster in an entry of fleet.clusters with an auth of its own`,
      };
  }
}
