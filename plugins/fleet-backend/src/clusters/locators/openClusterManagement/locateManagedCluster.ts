import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, fieldsOf, namedValuesOf, textOf, textsOf } from '../fields';
import type { HubEntry } from '../hub';
import { readServiceAccountToken } from './readServiceAccountToken';
import { directServer } from './directServer';

export interface OcmEntry extends Pick<HubEntry, 'hub' | 'labels' | 'members'> {
  /** The name of a ManagedServiceAccount that every cluster has. */
  serviceAccount: string;
  /** The user server of cluster-proxy. */
  proxy?: ServerOfCluster | { problem: string };
  /** Whether it is used for clusters with an address of their own, too. */
  proxyAll: boolean;
}

/** A ManagedCluster as a cluster, with its claims among its labels. */
export function locateManagedCluster(
  entry: OcmEntry,
  cluster: Fields,
): LocatedCluster {
  const metadata = fieldsOf(cluster, 'metadata');
  const name = textOf(metadata, 'name') ?? '';
  const claims = namedValuesOf(fieldsOf(cluster, 'status'), 'clusterClaims');
  const identity = {
    key: name,
    name,
    labels: entry.labels({ ...claims, ...textsOf(metadata, 'labels') }),
  };
  const server = findServer(entry, name, fieldsOf(cluster, 'spec'));
  if ('problem' in server) {
    return { ...identity, ...server };
  }
  const { hub, members, serviceAccount } = entry;
  const { url } = server;
  const credential = members.open({ key: name, url }, signal =>
    readServiceAccountToken(hub, { cluster: name, serviceAccount }, signal),
  );
  return { ...identity, connection: { ...server, credential } };
}

function findServer(
  { proxy, proxyAll }: OcmEntry,
  name: string,
  spec: Fields,
): ServerOfCluster | { problem: string } {
  if (spec.hubAcceptsClient !== true) {
    return {
      problem:
        'its hub has not accepted it; accept it there (clusteradm accept)',
    };
  }
  const direct = proxy && proxyAll ? undefined : directServer(spec);
  if (direct) {
    return direct;
  }
  if (!proxy) {
    return {
      problem:
        'its hub knows no address of it (managedClusterClientConfigs); set clusterProxy on the entry in fleet.clusters to reach it through the hub',
    };
  }
  return 'problem' in proxy
    ? { problem: `the cluster-proxy cannot be connected to: ${proxy.problem}` }
    : {
        ...proxy,
        url: `${proxy.url.replace(/\/+$/, '')}/${encodeURIComponent(name)}`,
      };
}
