import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import type { Server } from './HubCluster';

/** The namespace of each hub's Secrets, which hub.yaml's roles are bound in. */
export const HUB_NAMESPACES = ['capi', 'argocd', 'by-ocm', 'profiles'];

/** A Cluster of Cluster API. */
export function clusterApiCluster({ url }: Server): JsonObject {
  const { hostname, port } = new URL(url);
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: {
      name: 'by-capi',
      namespace: 'capi',
      labels: { tier: 'prod' },
    },
    spec: { controlPlaneEndpoint: { host: hostname, port: Number(port) } },
  };
}

/** Its kubeconfig, with this token. */
export function clusterApiSecret(server: Server, token: string): JsonObject {
  const kubeconfig = {
    clusters: [{ name: 'by-capi', cluster: clusterEntry(server) }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'c', context: { cluster: 'by-capi', user: 'admin' } }],
    'current-context': 'c',
  };
  return secret('capi', 'by-capi-kubeconfig', {
    labels: { 'cluster.x-k8s.io/cluster-name': 'by-capi' },
    data: { value: stringify(kubeconfig) },
  });
}

/** A cluster Secret of Argo CD. */
export function argocdSecret({ url, caData, token }: Server): JsonObject {
  const config = { bearerToken: token, tlsClientConfig: { caData } };
  return secret('argocd', 'member', {
    labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
    data: {
      name: 'by-argocd',
      server: url,
      config: JSON.stringify(config),
    },
  });
}

/** A ManagedCluster that gives its address. */
export function managedCluster({ url, caData }: Server): JsonObject {
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: { name: 'by-ocm' },
    spec: {
      hubAcceptsClient: true,
      managedClusterClientConfigs: [{ url, caBundle: caData }],
    },
    status: {
      clusterClaims: [
        { name: 'platform.open-cluster-management.io', value: 'GCP' },
      ],
    },
  };
}

/** What managed-serviceaccount keeps for it. */
export function managedToken({ token }: Server): JsonObject {
  const label =
    'authentication.open-cluster-management.io/is-managed-serviceaccount';
  return secret('by-ocm', 'flotilla', {
    labels: { [label]: 'true' },
    data: { token },
  });
}

/** A ClusterProfile that the secretreader gives access to. */
export function clusterProfile(server: Server): JsonObject {
  return {
    apiVersion: 'multicluster.x-k8s.io/v1alpha1',
    kind: 'ClusterProfile',
    metadata: { name: 'by-profile', namespace: 'profiles' },
    spec: { clusterManager: { name: 'testbed' } },
    status: {
      properties: [{ name: 'location', value: 'us-central1' }],
      accessProviders: [
        { name: 'secretreader', cluster: clusterEntry(server) },
      ],
    },
  };
}

/** What the secretreader reads for it. */
export function profileToken({ token }: Server): JsonObject {
  return secret('profiles', 'by-profile', { labels: {}, data: { token } });
}

function clusterEntry({ url, caData }: Server) {
  return { server: url, 'certificate-authority-data': caData };
}

function secret(
  namespace: string,
  name: string,
  content: { labels: Record<string, string>; data: Record<string, string> },
): JsonObject {
  const { labels, data } = content;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name, labels },
    stringData: data,
  };
}
