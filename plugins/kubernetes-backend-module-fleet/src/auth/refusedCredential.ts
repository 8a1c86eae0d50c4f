import { CustomErrorBase } from '@backstage/errors';
import type { KubernetesCredential } from '@backstage/plugin-kubernetes-node';

/**
 * By this name the Kubernetes plugin knows the failures that are one cluster's,
 * and shows their message with it.
 */
class FetchError extends CustomErrorBase {
  name = 'FetchError' as const;
}

/**
 * A credential that throws when it is used. Had the strategy thrown, the
 * Kubernetes plugin would have failed its whole answer, for all clusters.
 *
 * @param reason - Fit for people
 */
export function refusedCredential(reason: string): KubernetesCredential {
  return {
    type: 'bearer token',
    get token(): string {
      throw new FetchError(reason);
    },
  };
}
