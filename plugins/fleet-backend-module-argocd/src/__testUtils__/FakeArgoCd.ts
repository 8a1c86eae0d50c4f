import type { JsonObject } from '@backstage/types';
import type {
  HubObject,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeFleetHubs } from '@flotilla/backstage-plugin-fleet-node/testUtils';
import { applicationRef } from '../applications/names';

/**
 * A hub with Applications, and the status that Argo CD's controller writes; it
 * delivers nothing.
 */
export class FakeArgoCd {
  readonly hubs = new FakeFleetHubs();

  constructor() {
    this.hubs.servers.set('id-eu', 'https://eu.example:6443');
  }

  /** An Application that has synchronized Deployment shop/web to eu. */
  add(
    name: string,
    spec: JsonObject,
    more: { metadata?: JsonObject; status?: JsonObject } = {},
  ): void {
    const application: Manifest = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd', ...more.metadata },
      spec: {
        destination: { server: 'https://eu.example:6443/' },
        syncPolicy: { automated: {} },
        ...spec,
      },
    };
    this.hubs.put(application);
    this.sync(name, more.status);
  }

  read(name: string): HubObject {
    return this.hubs.read(applicationRef('argocd', name))!;
  }

  /** Writes what the controller writes once it has synchronized. */
  sync(name: string, more: JsonObject = {}): void {
    const ref = applicationRef('argocd', name);
    const { operation: _, ...application } = this.read(name);
    this.hubs.put(application);
    const { source } = application.spec as JsonObject;
    this.hubs.setStatus(ref, {
      sync: { status: 'Synced', revision: 'abc', comparedTo: { source } },
      health: { status: 'Healthy' },
      history: [{ revision: 'abc' }],
      resources: [
        { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' },
      ],
      summary: { images: ['registry.example/web:1'] },
      ...more,
    });
  }
}
