import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../../collect';
import type { ActingRequest, ActingServer } from '../../collect/acting';
import { Discovery } from './Discovery';
import { textAt } from './fields';
import { listPages } from './listPages';
import { objectPath } from './objectPath';
import { readKinds, successOf } from './readKinds';
import { sendTo } from './sendTo';
import type {
  ApplyOptions,
  ClusterVersion,
  DeleteOptions,
  JsonPatchOperation,
  ListQuery,
  LiveObject,
  RequestSignal,
  ServedKind,
  TargetCluster,
  WriteOptions,
  Written,
} from './TargetCluster';
import { isTargetError, TargetError } from './TargetError';

const APPLY = 'application/apply-patch+yaml';
const JSON_PATCH = 'application/json-patch+json';
const CREATED = 201;

export interface HttpTargetClusterOptions {
  /** Whoever gives it closes it. */
  server: ActingServer;
  clock: Pick<Clock, 'now'>;
  /** Who owns the fields that are written; flotilla if absent. */
  fieldManager?: string;
}

/** A cluster by its API server. */
export class HttpTargetCluster implements TargetCluster {
  readonly #server: ActingServer;
  readonly #discovery: Discovery;
  readonly #fieldManager: string;

  static create(options: HttpTargetClusterOptions): TargetCluster {
    return new HttpTargetCluster(options);
  }

  private constructor(options: HttpTargetClusterOptions) {
    this.#server = options.server;
    this.#fieldManager = options.fieldManager ?? 'flotilla';
    this.#discovery = new Discovery(
      signal => readKinds((path, accept) => this.#read(path, signal, accept)),
      options.clock,
    );
  }

  async kind(
    type: { apiVersion: string; kind: string },
    { signal }: RequestSignal,
  ): Promise<ServedKind> {
    const served = await this.#discovery.find(type, signal);
    if (!served) {
      const { apiVersion, kind } = type;
      const message = `The cluster does not serve ${kind} of ${apiVersion}`;
      throw new TargetError('notServed', message);
    }
    return served;
  }

  forgetKinds() {
    this.#discovery.forget();
  }

  async version({ signal }: RequestSignal): Promise<ClusterVersion> {
    const [version, kinds] = await Promise.all([
      this.#read('/version', signal),
      this.#discovery.all(signal),
    ]);
    const served = kinds.flatMap(({ apiVersion, kind }) => [
      apiVersion,
      `${apiVersion}/${kind}`,
    ]);
    return {
      kubeVersion: textAt(version, 'gitVersion') ?? '',
      apiVersions: [...new Set(served)].sort(),
    };
  }

  async get(
    ref: ObjectRef,
    options: RequestSignal,
  ): Promise<LiveObject | undefined> {
    const path = await this.#path(ref, options);
    try {
      return (await this.#read(path, options.signal)) as LiveObject;
    } catch (error) {
      if (isTargetError(error, 'notFound')) {
        return undefined;
      }
      throw error;
    }
  }

  async list(query: ListQuery, options: RequestSignal): Promise<LiveObject[]> {
    const served = await this.kind(query, options);
    return await listPages(served, query, path =>
      this.#read(path, options.signal),
    );
  }

  async apply(manifest: Manifest, options: ApplyOptions): Promise<Written> {
    const { force = false, seen, signal } = options;
    const { metadata } = manifest;
    const answer = await sendTo(
      this.#server,
      {
        method: 'PATCH',
        path: await this.#writePath(manifest, options, { force: `${force}` }),
        contentType: APPLY,
        body: seen
          ? { ...manifest, metadata: { ...metadata, ...pickSeen(seen) } }
          : manifest,
      },
      signal,
    );
    const object = successOf(answer) as LiveObject;
    return { object, created: answer.status === CREATED };
  }

  async create(manifest: Manifest, options: WriteOptions): Promise<LiveObject> {
    const path = await this.#writePath(manifest, options, {}, true);
    const request = { method: 'POST', path, body: manifest } as const;
    return (await this.#send(request, options)) as LiveObject;
  }

  async replace(
    manifest: Manifest,
    options: WriteOptions,
  ): Promise<LiveObject> {
    const path = await this.#writePath(manifest, options);
    const request = { method: 'PUT', path, body: manifest } as const;
    return (await this.#send(request, options)) as LiveObject;
  }

  async patch(
    ref: ObjectRef,
    operations: readonly JsonPatchOperation[],
    options: WriteOptions,
  ): Promise<LiveObject> {
    const { apiVersion, kind, namespace, name } = ref;
    const metadata = { namespace, name };
    const object = { apiVersion, kind, metadata } as Manifest;
    const patched = await this.#send(
      {
        method: 'PATCH',
        path: await this.#writePath(object, options),
        contentType: JSON_PATCH,
        body: operations,
      },
      options,
    );
    return patched as LiveObject;
  }

  async delete(ref: ObjectRef, options: DeleteOptions): Promise<void> {
    const { uid, resourceVersion, dryRun } = options;
    const path = await this.#path(ref, options);
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      propagationPolicy: 'Background',
      preconditions: { uid, resourceVersion },
      ...(dryRun ? { dryRun: ['All'] } : {}),
    };
    try {
      await this.#send({ method: 'DELETE', path, body }, options);
    } catch (error) {
      if (!isTargetError(error, 'notFound')) {
        throw error;
      }
    }
  }

  async #path(ref: ObjectRef, options: RequestSignal): Promise<string> {
    return objectPath(await this.kind(ref, options), ref);
  }

  async #writePath(
    manifest: Manifest,
    options: WriteOptions,
    more: Record<string, string> = {},
    collection = false,
  ): Promise<string> {
    const { namespace, name } = manifest.metadata;
    const served = await this.kind(manifest, options);
    const named = collection ? { namespace } : { namespace, name };
    const query = new URLSearchParams({
      fieldManager: this.#fieldManager,
      fieldValidation: 'Strict',
      ...(options.dryRun ? { dryRun: 'All' } : {}),
      ...more,
    });
    return `${objectPath(served, named)}?${query}`;
  }

  async #read(path: string, signal: AbortSignal, accept?: string) {
    return await this.#send({ method: 'GET', path, accept }, { signal });
  }

  async #send(request: ActingRequest, { signal }: RequestSignal) {
    return successOf(await sendTo(this.#server, request, signal));
  }
}

function pickSeen({ uid, resourceVersion }: NonNullable<ApplyOptions['seen']>) {
  return { uid, resourceVersion };
}
