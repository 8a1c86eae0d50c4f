import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';

/** The same clusters for Backstage's own plugin, which lists them one by one. */
export function peerConfig(
  kubeconfig: string,
  services: readonly string[],
): Record<string, unknown> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const clusters = config.contexts.map(({ name, cluster, user }) => {
    const server = config.getCluster(cluster)!;
    return {
      name,
      url: server.server,
      caData: server.caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: config.getUser(user)!.token,
    };
  });
  const target = join(dirname(kubeconfig), 'entities.json');
  writeFileSync(target, entities(services));
  return {
    catalog: { locations: [{ type: 'file', target }] },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
  };
}

/** YAML documents, of which JSON is a kind. */
function entities(services: readonly string[]): string {
  return services
    .map(name =>
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          annotations: { 'backstage.io/kubernetes-id': name },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
      }),
    )
    .join('\n---\n');
}
