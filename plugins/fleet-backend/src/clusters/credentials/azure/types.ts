/**
 * Azure AKS: a token of Entra. With a secret or a federated token file as that
 * client; with neither as the SDK finds (environment, workload identity,
 * managed identity, the developer's own login).
 */
export interface AzureAuth {
  type: 'azure';
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
  /** A file that holds it, read at each renewal. */
  clientSecretFile?: string;
  /** A token of the cluster that the backend runs in, read at each renewal. */
  federatedTokenFile?: string;
  /** The application whose tokens the cluster takes; AKS' own if absent. */
  serverId?: string;
  /** For other clouds, for example https://login.microsoftonline.us. */
  authorityHost?: string;
}
