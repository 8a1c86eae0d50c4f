import { isError } from '@backstage/errors';
import type { Hub } from '../hub';
import {
  InlineCluster,
  readInlineKubeconfig,
} from '../kubeconfig/readInlineKubeconfig';

const CLUSTER_NAME_LABEL = 'cluster.x-k8s.io/cluster-name';

/**
 * What the kubeconfig Secret of a Cluster says, which is a problem where it
 * cannot be used.
 *
 * @throws an Error where the hub does not give the Secret
 */
export async function readKubeconfigSecret(
  hub: Hub,
  cluster: { namespace: string; name: string },
  signal: AbortSignal,
): Promise<InlineCluster> {
  const { namespace, name } = cluster;
  const secretName = `${name}-kubeconfig`;
  const secret = await hub.secret(namespace, secretName, signal);
  if (!secret) {
    return {
      problem: `its Secret ${namespace}/${secretName} is not there, as long as its control plane is not`,
    };
  }
  if ('problem' in secret) {
    return secret;
  }
  if (secret.labels[CLUSTER_NAME_LABEL] !== name) {
    return {
      problem: `its Secret ${namespace}/${secretName} is not labelled ${CLUSTER_NAME_LABEL}: ${name}, so that it is not read`,
    };
  }
  const kubeconfig = secret.text('value');
  if (!kubeconfig) {
    return { problem: `its Secret ${namespace}/${secretName} is empty` };
  }
  try {
    return await readInlineKubeconfig(kubeconfig);
  } catch (error) {
    const reason = isError(error) ? error.message : 'unknown error';
    return {
      problem: `its Secret ${namespace}/${secretName} cannot be used: ${reason}`,
    };
  }
}
