export { ClusterCredentials } from './ClusterCredentials';
export type { CredentialDeps } from './ClusterCredentials';
export { readClusterAuth } from './readClusterAuth';
export type { ClusterAuth } from './types';
