import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { Fields, fieldsOf, listOf, textOf } from '../fields';
import type { Hub } from '../hub';
import type { Profile } from './locateProfile';
import type { Provider } from './readProviders';

/** What a kubeconfig calls what is handed to a plugin for one cluster. */
const PLUGIN_EXTENSION = 'client.authentication.k8s.io/exec';
const CREDENTIALS_LABEL =
  'authentication.open-cluster-management.io/is-clusterprofile-creds';

/** A Secret with a token, and the label that it has to have. */
export interface SecretRef {
  namespace: string;
  name: string;
  label?: string;
}

type SecretAuth = Extract<
  Provider['auth'],
  { type: 'secret' | 'managedServiceAccount' }
>;

/** Which Secret the provider's plugin would read for a profile. */
export function secretOf(
  auth: SecretAuth,
  profile: Profile,
  cluster: Fields,
): SecretRef {
  if (auth.type === 'secret') {
    const { namespace = profile.namespace } = auth;
    return { namespace, name: profile.name };
  }
  const extension = listOf(cluster, 'extensions').find(
    one => textOf(one, 'name') === PLUGIN_EXTENSION,
  );
  const handed = fieldsOf(extension ?? {}, 'extension');
  const clusterName = textOf(handed, 'clusterName') ?? profile.name;
  return {
    namespace: profile.namespace,
    name: `${clusterName}-${auth.name}`,
    label: CREDENTIALS_LABEL,
  };
}

/** @throws an Error where the hub does not give the Secret */
export async function readProviderSecret(
  hub: Hub,
  { namespace, name, label }: SecretRef,
  signal: AbortSignal,
): Promise<{ credential: ClusterCredential } | { problem: string }> {
  const secret = await hub.secret(namespace, name, signal);
  if (!secret) {
    return { problem: `its Secret ${namespace}/${name} is not on the hub` };
  }
  if ('problem' in secret) {
    return secret;
  }
  if (label && secret.labels[label] !== 'true') {
    return {
      problem: `its Secret ${namespace}/${name} is not labelled ${label}, so that it is not read`,
    };
  }
  const token = secret.text('token')?.trim();
  return token
    ? { credential: { type: 'bearer', token } }
    : { problem: `its Secret ${namespace}/${name} has no token` };
}
