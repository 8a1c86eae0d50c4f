import type { AwsAuth } from './aws/types';
import type { AzureAuth } from './azure/types';
import type { GoogleAuth } from './google/types';
import type { OidcAuth } from './oidc/types';

/**
 * How to authenticate to a cluster, as plain data. The names of the types are
 * those of Backstage's Kubernetes plugin where it has them.
 */
export type ClusterAuth =
  | { type: 'none' }
  | { type: 'token'; token: string }
  /** A file that is read at each use. */
  | { type: 'tokenFile'; path: string }
  /** Of the pod that the backend runs in, unless a token is given. */
  | { type: 'serviceAccount'; token?: string }
  /** Both as PEM. */
  | { type: 'clientCertificate'; cert: string; key: string }
  | AwsAuth
  | GoogleAuth
  | AzureAuth
  | OidcAuth;

/** What was issued, and when it is good until. */
export interface Expiring<T> {
  value: T;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Gets something that expires from whoever issues it. */
export type Issue<T> = (options: {
  signal: AbortSignal;
  /** Whether what was issued before was refused. */
  refused: boolean;
}) => Promise<Expiring<T>>;
