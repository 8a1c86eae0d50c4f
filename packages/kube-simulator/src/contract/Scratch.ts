import { randomBytes } from 'node:crypto';
import { ContractClient } from './ContractClient';
import type { ContractServer } from './ContractServer';

/**
 * A namespace of its own for one group of tests, so that they can run on a
 * server that others use as well. Leases are what is written in it: no
 * controller touches them.
 */
export class Scratch {
  readonly leases: string;

  static async create(server: ContractServer): Promise<Scratch> {
    const client = new ContractClient(server);
    const namespace = `contract-${randomBytes(4).toString('hex')}`;
    const { status } = await client.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    expect(status).toBe(201);
    return new Scratch(server, client, namespace);
  }

  private constructor(
    readonly server: ContractServer,
    readonly client: ContractClient,
    readonly namespace: string,
  ) {
    this.leases = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
  }

  /** The path of what else is in the namespace. */
  path(groupVersion: string, plural: string): string {
    const root = groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`;
    return `${root}/namespaces/${this.namespace}/${plural}`;
  }

  /** Creates a Lease, and answers with it. */
  async lease(name: string, labels: Record<string, string> = {}) {
    const response = await this.client.post(this.leases, lease(name, labels));
    expect(response.status).toBe(201);
    return response.body;
  }

  /** Writes a Lease anew, based on what it is; answers with it. */
  async relabel(name: string, labels: Record<string, string>) {
    const path = `${this.leases}/${name}`;
    const { body: is } = await this.client.get(path);
    const { resourceVersion } = is.metadata;
    const wanted = lease(name, labels);
    const { status, body } = await this.client.put(path, {
      ...wanted,
      metadata: { ...wanted.metadata, resourceVersion },
    });
    expect(status).toBe(200);
    return body;
  }

  /** Creates Leases one after the other. */
  async createLeases(...names: string[]) {
    for (const name of names) {
      await this.lease(name);
    }
  }

  /** Where the leases are now, to watch from. */
  async revision(): Promise<string> {
    const { body } = await this.client.get(this.leases);
    return body.metadata.resourceVersion;
  }

  async remove(): Promise<void> {
    await this.client.delete(this.leases);
    await this.client.delete(`/api/v1/namespaces/${this.namespace}`);
  }
}

/** A Lease to be written. */
export function lease(name: string, labels: Record<string, string> = {}) {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, labels },
    spec: { holderIdentity: 'nobody' },
  };
}
