import { InputError } from '@backstage/errors';
import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { Fields, isFields } from '../fields';
import { hubError } from './hubError';
import { HubSecret } from './HubSecret';
import { ConnectHub, failureOf, HubServer } from './HubServer';
import { inNamespace, listServed } from './listServed';
import type { HubSource } from './readHub';

/** A kind of object on a hub. */
export interface HubResource {
  group: string;
  /** The first that the hub serves is read. */
  versions: readonly string[];
  plural: string;
}

/** Which of them. */
export interface HubSelection {
  signal: AbortSignal;
  /** All namespaces if absent. */
  namespaces?: readonly string[];
  labelSelector?: string;
}

interface OpenHub {
  /** Of its server: another one is another connection. */
  identity: string;
  server: HubServer;
  /** As it was read last. */
  connection: ClusterConnection;
}

/** A hub that others registered their clusters with. It is only read. */
export class Hub {
  #open?: OpenHub;

  constructor(
    private readonly source: HubSource,
    private readonly connect: ConnectHub,
  ) {}

  /**
   * Reads all objects of a kind. Begins a look: how the hub is connected to is
   * read again.
   *
   * @throws an Error that says what to do
   */
  async list(
    resource: HubResource,
    selection: HubSelection,
  ): Promise<Fields[]> {
    const { server } = await this.#reopen();
    const { group, versions, plural } = resource;
    const kind = group ? `${plural}.${group}` : plural;
    const bases = versions.map(version =>
      group ? `/apis/${group}/${version}` : `/api/${version}`,
    );
    try {
      return await listServed(server, { bases, plural, ...selection });
    } catch (error) {
      selection.signal.throwIfAborted();
      throw hubError(`list ${kind}`, error);
    }
  }

  /**
   * Reads one Secret by its exact name; undefined where there is none, and a
   * problem where this one may not be read.
   *
   * @throws an Error that says what to do
   */
  async secret(
    namespace: string,
    name: string,
    signal: AbortSignal,
  ): Promise<HubSecret | { problem: string } | undefined> {
    const { server } = this.#open ?? (await this.#reopen());
    const path = `${inNamespace('/api/v1', namespace)}/secrets`;
    try {
      const one = `${path}/${encodeURIComponent(name)}`;
      const found = await server.getJson(one, { signal });
      return isFields(found) ? new HubSecret(found) : undefined;
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error);
      if (failure === 'notFound') {
        return undefined;
      }
      const failed = hubError(`get the Secret ${namespace}/${name}`, error);
      if (failure === 'forbidden') {
        return { problem: failed.message };
      }
      throw failed;
    }
  }

  /** How the hub itself is connected to, for a hub that is its own member. */
  async connection(): Promise<ClusterConnection> {
    const { connection } = await this.#reopen();
    return connection;
  }

  /** The server's connections stay, whatever its credential is now. */
  async #reopen(): Promise<OpenHub> {
    const found = await this.source();
    if ('problem' in found) {
      throw new InputError(
        `The hub cannot be connected to: ${found.problem}; correct hub in fleet.clusters`,
      );
    }
    const { connection } = found;
    const identity = JSON.stringify(connection);
    if (this.#open?.identity === identity) {
      this.#open.connection = connection;
      return this.#open;
    }
    await this.#open?.server.close();
    const open: OpenHub = {
      identity,
      connection,
      server: this.connect({
        ...connection,
        credential: options => open.connection.credential(options),
      }),
    };
    this.#open = open;
    return open;
  }
}
