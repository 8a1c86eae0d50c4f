import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from '../../credentials';
import { AddressPolicy } from '../addresses/AddressPolicy';
import { ConnectHub, readHubEntry } from '../hub';
import { locateProfile } from './locateProfile';
import { readProviders } from './readProviders';

/** v1alpha2 has no credentialProviders, which some managers write only. */
const CLUSTER_PROFILES = {
  group: 'multicluster.x-k8s.io',
  versions: ['v1alpha1', 'v1alpha2'],
  plural: 'clusterprofiles',
};

/** The ClusterProfiles of SIG Multicluster's inventory API. */
export function clusterProfileLocatorFactory(
  connect: ConnectHub,
): FleetClusterLocatorFactory {
  return {
    type: 'clusterProfile',
    create({ config, logger }) {
      const credentials = ClusterCredentials.create();
      const entry = {
        ...readHubEntry({ config, logger, connect }),
        providers: readProviders(config.getConfigArray('providers')),
        policy: new AddressPolicy(config.getOptionalStringArray('allow') ?? []),
        credentials,
      };
      return {
        async locate({ signal = new AbortController().signal }) {
          const options = { ...entry, signal };
          const profiles = await entry.hub.list(CLUSTER_PROFILES, options);
          const located = await Promise.all(
            profiles.map(one => locateProfile(entry, one)),
          );
          credentials.forgetUnseen();
          entry.members.keep(located.map(({ key }) => key));
          return located;
        },
      };
    },
  };
}
