import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterCredentials } from '../../credentials';
import type { AddressPolicy } from '../addresses/AddressPolicy';
import { cloudProblem } from '../addresses/cloudProblem';
import {
  Fields,
  fieldsOf,
  listOf,
  namedValuesOf,
  textOf,
  textsOf,
} from '../fields';
import type { HubEntry } from '../hub';
import { readServer } from '../kubeconfig/readServer';
import type { Provider } from './readProviders';
import { readProviderSecret, secretOf } from './readProviderSecret';

/** What a source may not send anywhere: they open more than one cluster. */
const CLOUDS = new Set(['aws', 'azure', 'google', 'googleServiceAccount']);

export interface ProfileEntry
  extends Pick<HubEntry, 'hub' | 'labels' | 'members'> {
  providers: readonly Provider[];
  policy: AddressPolicy;
  credentials: ClusterCredentials;
}

/** A profile as it names itself. */
export interface Profile {
  namespace: string;
  name: string;
}

/** A ClusterProfile as a cluster, with its properties among its labels. */
export async function locateProfile(
  entry: ProfileEntry,
  profile: Fields,
): Promise<LocatedCluster> {
  const metadata = fieldsOf(profile, 'metadata');
  const name = textOf(metadata, 'name') ?? '';
  const namespace = textOf(metadata, 'namespace') ?? '';
  const status = fieldsOf(profile, 'status');
  const properties = namedValuesOf(status, 'properties');
  const labels = { ...properties, ...textsOf(metadata, 'labels') };
  const found = await connect(entry, { namespace, name }, status);
  return {
    key: keyOf({ namespace, name }),
    name: textOf(fieldsOf(profile, 'spec'), 'displayName') ?? name,
    labels: entry.labels(labels),
    ...found,
  };
}

function keyOf({ namespace, name }: Profile): string {
  return `${namespace}/${name}`;
}

async function connect(
  entry: ProfileEntry,
  profile: Profile,
  status: Fields,
): Promise<{ connection: ClusterConnection } | { problem: string }> {
  const offers = [
    ...listOf(status, 'accessProviders'),
    ...listOf(status, 'credentialProviders'),
  ];
  const nameOf = (offer: Fields) => textOf(offer, 'name');
  for (const provider of entry.providers) {
    const offer = offers.find(one => nameOf(one) === provider.name);
    if (offer) {
      const cluster = fieldsOf(offer, 'cluster');
      return connectBy(entry, profile, provider, cluster);
    }
  }
  const names = [...new Set(offers.map(nameOf))].join(', ') || 'nobody yet';
  return {
    problem: `access to it is given by ${names}; its plugins are not started: say in providers of the entry in fleet.clusters how one of them authenticates`,
  };
}

async function connectBy(
  entry: ProfileEntry,
  profile: Profile,
  { auth }: Provider,
  cluster: Fields,
): Promise<{ connection: ClusterConnection } | { problem: string }> {
  const server = await readServer(cluster);
  if ('problem' in server) {
    return server;
  }
  if (auth.type === 'secret' || auth.type === 'managedServiceAccount') {
    const secret = secretOf(auth, profile, cluster);
    const member = { key: keyOf(profile), url: server.url };
    const credential = entry.members.open(member, signal =>
      readProviderSecret(entry.hub, secret, signal),
    );
    return { connection: { ...server, credential } };
  }
  const { url } = server;
  const refused = CLOUDS.has(auth.type)
    ? cloudProblem(auth.type, url, entry.policy)
    : undefined;
  if (refused) {
    return { problem: refused };
  }
  const credential = entry.credentials.open(auth, { name: profile.name, url });
  return { connection: { ...server, credential } };
}
