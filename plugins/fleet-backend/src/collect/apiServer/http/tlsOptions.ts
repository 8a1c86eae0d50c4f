import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';

/** What both protocols need to know for a TLS connection. */
export interface TlsOptions {
  ca?: string;
  cert?: string;
  key?: string;
  rejectUnauthorized: boolean;
}

export function tlsOptions(
  target: ClusterConnection,
  credential: ClusterCredential,
): TlsOptions {
  const client =
    credential.type === 'x509'
      ? { cert: credential.cert, key: credential.key }
      : {};
  return {
    ca: target.caData,
    rejectUnauthorized: !target.skipTlsVerify,
    ...client,
  };
}
