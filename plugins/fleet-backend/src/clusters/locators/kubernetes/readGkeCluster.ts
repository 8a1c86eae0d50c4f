import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, fieldsOf, textOf, textsOf } from '../fields';
import { readCaData } from '../readCaData';

export interface GkeClusterOptions {
  /** For example /projects/acme/locations/- */
  parent: string;
  /** Whether clusters with a DNS endpoint are reached by that. */
  useDns: boolean;
  skipTlsVerify: boolean;
  /** How Google is asked, and its clusters too. */
  credential: ClusterConnection['credential'];
}

/** A cluster as Google's Kubernetes Engine API describes it. */
export function readGkeCluster(
  cluster: Fields,
  options: GkeClusterOptions,
): LocatedCluster {
  const { parent, skipTlsVerify, credential } = options;
  const name = textOf(cluster, 'name') ?? 'unknown';
  const location = textOf(cluster, 'location') ?? '';
  const identity = {
    key: `${parent}/${location}/${name}`,
    name,
    labels: textsOf(cluster, 'resourceLabels'),
  };
  const server = serverOf(cluster, options.useDns);
  return 'problem' in server
    ? { ...identity, ...server }
    : { ...identity, connection: { ...server, skipTlsVerify, credential } };
}

function serverOf(
  cluster: Fields,
  useDns: boolean,
): ServerOfCluster | { problem: string } {
  const endpoints = fieldsOf(cluster, 'controlPlaneEndpointsConfig');
  const dns = textOf(fieldsOf(endpoints, 'dnsEndpointConfig'), 'endpoint');
  if (useDns && dns) {
    // Its certificate is one that everybody's authorities know.
    return { url: `https://${dns}` };
  }
  const endpoint = textOf(cluster, 'endpoint');
  if (!endpoint) {
    return { problem: 'Google has no endpoint of it yet' };
  }
  const ca = textOf(fieldsOf(cluster, 'masterAuth'), 'clusterCaCertificate');
  return { url: `https://${endpoint}`, ...readCaData(ca) };
}
