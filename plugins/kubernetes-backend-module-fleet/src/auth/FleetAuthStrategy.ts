import { isError } from '@backstage/errors';
import type {
  AuthenticationStrategy,
  AuthMetadata,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import type {
  ClusterCredential,
  ConnectedCluster,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import {
  clusterIdOf,
  leadToOneServer,
  toClusterDetails,
} from '../clusters/clusterDetails';
import { KeptCredentials } from './KeptCredentials';
import { refusedCredential } from './refusedCredential';

/**
 * Gives the fleet's credential for the fleet's clusters, and none for others
 * that share their auth provider.
 */
export class FleetAuthStrategy implements AuthenticationStrategy {
  readonly #credentials: KeptCredentials;

  constructor(
    private readonly connections: FleetConnections,
    now: () => number,
  ) {
    this.#credentials = new KeptCredentials(now);
  }

  async getCredential(details: ClusterDetails): Promise<KubernetesCredential> {
    const id = clusterIdOf(details);
    if (id === undefined) {
      return { type: 'anonymous' };
    }
    const cluster = this.connections.list().find(one => one.id === id);
    // Whoever else can name clusters must not lead the credential elsewhere.
    if (!cluster || !leadToOneServer(details, toClusterDetails(cluster))) {
      return refusedCredential(
        'it is no cluster of the fleet, or not any more',
      );
    }
    return this.#ask(cluster);
  }

  validateCluster(): Error[] {
    return [];
  }

  presentAuthMetadata(): AuthMetadata {
    return {};
  }

  async #ask({ connection }: ConnectedCluster): Promise<KubernetesCredential> {
    const { tlsServerName, skipTlsVerify } = connection;
    if (tlsServerName && !skipTlsVerify) {
      return refusedCredential(
        `its certificate is for another name (${tlsServerName}), which the Kubernetes plugin cannot check; the fleet's own pages show it`,
      );
    }
    try {
      return toKubernetesCredential(await this.#credentials.get(connection));
    } catch (error) {
      const why = isError(error) ? error.message : 'unknown error';
      return refusedCredential(`the credential cannot be had: ${why}`);
    }
  }
}

function toKubernetesCredential(
  credential: ClusterCredential,
): KubernetesCredential {
  switch (credential.type) {
    case 'bearer':
      return { type: 'bearer token', token: credential.token };
    case 'x509': {
      const { cert, key } = credential;
      return { type: 'x509 client certificate', cert, key };
    }
    case 'none':
      return { type: 'anonymous' };
    default:
      return refusedCredential(
        `the Kubernetes plugin cannot use a credential of type ${credential.type}; the fleet's own pages show it`,
      );
  }
}
