import type { Config } from '@backstage/config';
import { ClusterAuth, readClusterAuth } from '../../credentials';

/** How a credential is had where a profile offers a provider of this name. */
export interface Provider {
  /** As profiles have it, for example google. */
  name: string;
  auth:
    | {
        /** SIG Multicluster's secretreader: one Secret for each profile. */
        type: 'secret';
        /** Of the Secrets; that of the profile if absent. */
        namespace?: string;
      }
    | {
        /** Open Cluster Management's cp-creds: tokens kept beside profiles. */
        type: 'managedServiceAccount';
        name: string;
      }
    | ClusterAuth;
}

/**
 * Which providers of access are known here, the preferred first.
 *
 * @throws InputError for an auth that does not exist
 */
export function readProviders(entries: Config[]): Provider[] {
  return entries.map(entry => ({
    name: entry.getString('name'),
    auth: readAuth(entry.getConfig('auth')),
  }));
}

function readAuth(config: Config): Provider['auth'] {
  switch (config.getString('type')) {
    case 'secret':
      return {
        type: 'secret',
        namespace: config.getOptionalString('namespace'),
      };
    case 'managedServiceAccount':
      return {
        type: 'managedServiceAccount',
        name: config.getString('name'),
      };
    default:
      return readClusterAuth(config);
  }
}
