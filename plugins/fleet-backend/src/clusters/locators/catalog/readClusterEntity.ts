import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterAuth, ClusterCredentials } from '../../credentials';
import type { AddressPolicy } from '../addresses/AddressPolicy';
import { cloudProblem } from '../addresses/cloudProblem';
import { urlProblem } from '../checkConnection';
import { readBackstageAuth } from '../kubernetes/readBackstageAuth';
import { readCaData } from '../readCaData';

export const API_SERVER = 'kubernetes.io/api-server';
export const SERVER_CA = 'kubernetes.io/api-server-certificate-authority';
const SKIP_TLS_VERIFY = 'kubernetes.io/skip-tls-verify';

/** Credentials that are this backend's and of no use to a cluster elsewhere. */
const LOCAL_AUTH = new Set(['serviceAccount', 'none']);

export interface ClusterEntityOptions {
  policy: AddressPolicy;
  credentials: ClusterCredentials;
  /** Whether an entity may ask not to verify its server's certificate. */
  allowSkipTlsVerify: boolean;
  labels?: Record<string, string>;
}

/**
 * A cluster as an entity's annotations describe it. Whoever may register
 * entities wrote them, so that they choose neither where this backend connects
 * to nor who is sent its credentials.
 */
export function readClusterEntity(
  entity: Entity,
  options: ClusterEntityOptions,
): LocatedCluster {
  const { name, namespace = DEFAULT_NAMESPACE, labels } = entity.metadata;
  const annotations = entity.metadata.annotations ?? {};
  return {
    key: `${namespace}/${name}`,
    name,
    labels: { ...labels, ...options.labels },
    ...connect(name, annotations, options),
  };
}

function connect(
  name: string,
  annotations: Record<string, string>,
  options: ClusterEntityOptions,
): { connection: ClusterConnection } | { problem: string } {
  const url = annotations[API_SERVER];
  // Of a text that is no URL, the policy could tell nothing.
  const badUrl = urlProblem(url) ?? options.policy.problem(url);
  if (badUrl) {
    return { problem: badUrl };
  }
  const ca = readCaData(annotations[SERVER_CA]);
  if ('problem' in ca) {
    return ca;
  }
  const auth = readAuth(url, annotations, options.policy);
  if ('problem' in auth) {
    return auth;
  }
  const skipTlsVerify =
    options.allowSkipTlsVerify && annotations[SKIP_TLS_VERIFY] === 'true';
  const opened = options.credentials.open(auth, { name, url });
  const credential = checked(opened, url, options.policy);
  return { connection: { url, ...ca, skipTlsVerify, credential } };
}

function readAuth(
  url: string,
  annotations: Record<string, string>,
  policy: AddressPolicy,
): ClusterAuth | { problem: string } {
  const { serviceAccountToken: _, ...metadata } = annotations;
  const auth = readBackstageAuth(metadata);
  if ('problem' in auth) {
    return auth;
  }
  if (LOCAL_AUTH.has(auth.type)) {
    return {
      problem:
        'its auth provider is for clusters in app-config only; name it in an entry of type config',
    };
  }
  const problem = cloudProblem(auth.type, url, policy);
  return problem ? { problem } : auth;
}

/** A name is resolved at each use: since the last it may point elsewhere. */
function checked(
  credential: ClusterConnection['credential'],
  url: string,
  policy: AddressPolicy,
): ClusterConnection['credential'] {
  return async options => {
    await policy.check(url);
    return credential(options);
  };
}
