import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { tokenFile } from './tokenFile';

const IN_CLUSTER_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * How a cluster in app-config is authenticated to.
 *
 * @throws InputError for a type that does not exist
 */
export function readAuth(
  config: Config | undefined,
): () => Promise<ClusterCredential> {
  const type = config?.getOptionalString('type') ?? 'none';
  switch (type) {
    case 'none':
      return async () => ({ type: 'none' });
    case 'token': {
      const token = config!.getString('token');
      return async () => ({ type: 'bearer', token });
    }
    case 'tokenFile':
      return tokenFile(config!.getString('path'));
    case 'serviceAccount':
      return tokenFile(IN_CLUSTER_TOKEN);
    case 'clientCertificate': {
      const cert = decode(config!.getString('certData'));
      const key = decode(config!.getString('keyData'));
      return async () => ({ type: 'x509', cert, key });
    }
    default:
      throw new InputError(
        `The auth.type '${type}' of a cluster is not known; use token, tokenFile, serviceAccount, clientCertificate or none`,
      );
  }
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
