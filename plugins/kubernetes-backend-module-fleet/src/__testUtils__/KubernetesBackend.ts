import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import type {
  ClusterObjects,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import type { JsonObject } from '@backstage/types';
import {
  ConnectedCluster,
  fleetConnectionsServiceRef,
} from '@flotilla/backstage-plugin-fleet-node';
import request from 'supertest';
import kubernetesModuleFleet from '..';

const SERVICE: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'user:guest' },
};

/** What publishes clusters, as the fleet backend does. */
function publisherOf(clusters: readonly ConnectedCluster[]) {
  return createBackendPlugin({
    pluginId: 'fleet',
    register(reg) {
      reg.registerInit({
        deps: { connections: fleetConnectionsServiceRef },
        async init({ connections }) {
          connections.publish(clusters);
        },
      });
    },
  });
}

/** Backstage's Kubernetes plugin with the fleet's module, asked over HTTP. */
export class KubernetesBackend {
  static async start(options: {
    clusters: readonly ConnectedCluster[];
    kubernetes?: JsonObject;
  }): Promise<KubernetesBackend> {
    const kubernetes = {
      serviceLocatorMethod: { type: 'multiTenant' },
      objectTypes: ['pods'],
      ...options.kubernetes,
    };
    const backend = await startTestBackend({
      features: [
        kubernetesPlugin,
        kubernetesModuleFleet,
        publisherOf(options.clusters),
        catalogServiceMock.factory({ entities: [SERVICE] }),
        mockServices.rootConfig.factory({
          data: { backend: { baseUrl: 'http://localhost' }, kubernetes },
        }),
      ],
    });
    return new KubernetesBackend(backend);
  }

  private constructor(private readonly backend: TestBackend) {}

  stop() {
    return this.backend.stop();
  }

  /** What the Kubernetes tab asks first. */
  async clusters(): Promise<JsonObject[]> {
    const { body } = await this.#get('/clusters').expect(200);
    return body.items;
  }

  /** What the Kubernetes tab of the service checkout shows, by cluster. */
  async objects(): Promise<Record<string, ClusterObjects>> {
    const { body } = await request(this.backend.server)
      .post('/api/kubernetes/services/checkout')
      .set('authorization', mockCredentials.user.header())
      .send({ entity: SERVICE, auth: {} })
      .expect(200);
    const { items } = body as ObjectsByEntityResponse;
    return Object.fromEntries(items.map(item => [item.cluster.name, item]));
  }

  /** One read of a cluster through the proxy, as for logs. */
  async proxied(cluster: string, path: string): Promise<request.Response> {
    return this.#get(`/proxy${path}`).set(
      'backstage-kubernetes-cluster',
      cluster,
    );
  }

  #get(path: string) {
    return request(this.backend.server)
      .get(`/api/kubernetes${path}`)
      .set('authorization', mockCredentials.user.header());
  }
}

/** The names of the pods in what one cluster showed. */
export function podNames({ resources }: ClusterObjects): string[] {
  return resources.flatMap(response =>
    response.type === 'pods'
      ? response.resources.map(({ metadata }) => metadata?.name ?? '')
      : [],
  );
}
