import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import type { Hub } from '../hub';

const TOKEN_LABEL =
  'authentication.open-cluster-management.io/is-managed-serviceaccount';

/**
 * The token that managed-serviceaccount keeps for an account on a cluster, in
 * the cluster's namespace of the hub.
 *
 * @throws an Error where the hub does not give the Secret
 */
export async function readServiceAccountToken(
  hub: Hub,
  account: { cluster: string; serviceAccount: string },
  signal: AbortSignal,
): Promise<{ credential: ClusterCredential } | { problem: string }> {
  const { cluster, serviceAccount } = account;
  const path = `${cluster}/${serviceAccount}`;
  const secret = await hub.secret(cluster, serviceAccount, signal);
  if (!secret) {
    return {
      problem: `its Secret ${path} is not on the hub; create the ManagedServiceAccount ${path} there, and enable the add-on managed-serviceaccount for the cluster`,
    };
  }
  if ('problem' in secret) {
    return secret;
  }
  if (secret.labels[TOKEN_LABEL] !== 'true') {
    return {
      problem: `its Secret ${path} is not one of managed-serviceaccount (${TOKEN_LABEL}), so that it is not read`,
    };
  }
  const token = secret.text('token')?.trim();
  return token
    ? { credential: { type: 'bearer', token } }
    : { problem: `its Secret ${path} has no token yet` };
}
