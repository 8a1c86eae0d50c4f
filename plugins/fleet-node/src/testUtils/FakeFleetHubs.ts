import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  FleetHub,
  FleetHubs,
  HubObject,
  HubQuery,
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { JsonObject } from '@backstage/types';

/**
 * Hubs in memory that a test fills. What is applied is merged over what is
 * there, lists as a whole; nobody owns fields, and nothing is validated.
 *
 * @public
 */
export class FakeFleetHubs implements FleetHubs, FleetHub {
  /** The URLs of API servers, by clusters' ids. */
  readonly servers = new Map<string, string>();
  /** What was written, for example `apply Placement fleet/shop`. */
  readonly log: string[] = [];
  /** The last hub that was asked for. */
  asked?: string;
  /** Whether no hub can be reached. */
  away = false;
  #version = 0;
  readonly #objects = new Map<string, HubObject>();

  /** There is one hub, whatever it is called. */
  hub(cluster: string): FleetHub {
    this.asked = cluster;
    if (this.away) {
      throw new ServiceUnavailableError('The hub does not answer');
    }
    return this;
  }

  /** As the test says. */
  serverOf(cluster: string): string | undefined {
    return this.servers.get(cluster);
  }

  /** An object, as its controllers or people write it. */
  put(manifest: Manifest): void {
    this.#write(manifest);
  }

  /** Writes the status of an object, as its controllers do. */
  setStatus(ref: ObjectRef, status: JsonObject): void {
    this.#write({ ...this.read(ref)!, status });
  }

  /** What is there now. */
  read(ref: ObjectRef): HubObject | undefined {
    const found = this.#objects.get(keyOf(ref));
    return found && structuredClone(found);
  }

  /** Of one kind, what is there now. */
  all(kind: string): HubObject[] {
    const objects = [...this.#objects.values()];
    return structuredClone(objects.filter(object => object.kind === kind));
  }

  /** What is there now, as a copy. */
  async get(ref: ObjectRef): Promise<HubObject | undefined> {
    return this.read(ref);
  }

  /** By equality of labels only. */
  async list(query: HubQuery): Promise<HubObject[]> {
    const labels = (query.labelSelector ?? '').split(',').filter(Boolean);
    return this.all(query.kind).filter(
      ({ metadata }) =>
        (!query.namespace || metadata.namespace === query.namespace) &&
        labels.every(label => {
          const [name, value] = label.split('=');
          return (metadata.labels as JsonObject | undefined)?.[name] === value;
        }),
    );
  }

  /** Merges; nobody owns fields. */
  async apply(manifest: Manifest): Promise<HubObject> {
    const before = this.read(refOf(manifest));
    const merged = before ? merge(before, manifest) : manifest;
    return this.#told('apply', merged as Manifest);
  }

  /** Writes unless nothing changes. */
  async change(
    ref: ObjectRef,
    edit: (object: HubObject) => Manifest,
  ): Promise<HubObject> {
    const before = this.read(ref);
    if (!before) {
      throw new NotFoundError(`There is no ${ref.kind} ${ref.name}`);
    }
    const wanted = edit(structuredClone(before));
    return JSON.stringify(wanted) === JSON.stringify(before)
      ? before
      : this.#told('change', wanted);
  }

  /** Whatever has its name now. */
  async delete(object: HubObject): Promise<void> {
    this.log.push(`delete ${describe(object)}`);
    this.#objects.delete(keyOf(refOf(object)));
  }

  #told(verb: string, manifest: Manifest): HubObject {
    this.log.push(`${verb} ${describe(manifest)}`);
    return this.#write(manifest);
  }

  #write(manifest: Manifest): HubObject {
    this.#version += 1;
    const before = this.#objects.get(keyOf(refOf(manifest)));
    const object = structuredClone({
      ...manifest,
      metadata: {
        ...manifest.metadata,
        uid: before?.metadata.uid ?? `uid-${this.#version}`,
        resourceVersion: `${this.#version}`,
      },
    });
    this.#objects.set(keyOf(refOf(manifest)), object);
    return structuredClone(object);
  }
}

function merge(before: JsonObject, after: JsonObject): JsonObject {
  const merged: JsonObject = { ...before };
  for (const [name, value] of Object.entries(after)) {
    const old = merged[name];
    merged[name] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refOf({ apiVersion, kind, metadata }: Manifest): ObjectRef {
  const { namespace, name } = metadata;
  return { apiVersion, kind, namespace, name };
}

function keyOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}

function describe({ kind, metadata: { namespace, name } }: Manifest): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
