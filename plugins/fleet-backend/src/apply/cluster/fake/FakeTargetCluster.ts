import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
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
} from '../TargetCluster';
import { at } from '../fields';
import { TargetError } from '../TargetError';
import { FakeCluster } from './FakeCluster';
import type { FieldValues } from './fieldPaths';
import { OwnedFields } from './OwnedFields';
import { patched } from './patched';
import { ownableFields, StoredObject, toLive } from './StoredObject';

/**
 * A cluster in memory that keeps who owns which field, as API servers do: the
 * contract test runs on both. It fills in no defaults and validates nothing.
 */
export class FakeTargetCluster implements TargetCluster {
  constructor(
    readonly inside = new FakeCluster(),
    private readonly manager = 'flotilla',
  ) {}

  /** The same cluster for somebody else, such as kubectl. */
  as(manager: string): FakeTargetCluster {
    return new FakeTargetCluster(this.inside, manager);
  }

  async kind(type: { apiVersion: string; kind: string }): Promise<ServedKind> {
    const { apiVersion, kind } = type;
    const served = this.inside.kinds.find(
      one => one.apiVersion === apiVersion && one.kind === kind,
    );
    if (!served) {
      const message = `The cluster does not serve ${kind} of ${apiVersion}`;
      throw new TargetError('notServed', message);
    }
    return served;
  }

  forgetKinds() {}

  async version(): Promise<ClusterVersion> {
    const apiVersions = this.inside.kinds.flatMap(({ apiVersion, kind }) => [
      apiVersion,
      `${apiVersion}/${kind}`,
    ]);
    const unique = [...new Set(apiVersions)].sort();
    return { kubeVersion: 'v1.34.0', apiVersions: unique };
  }

  async get(
    ref: ObjectRef,
    options: RequestSignal,
  ): Promise<LiveObject | undefined> {
    const stored = this.inside.find(await this.#ask('get', ref, options));
    return stored && structuredClone(toLive(stored));
  }

  async list(
    { apiVersion, kind, namespace, labelSelector }: ListQuery,
    { signal }: RequestSignal,
  ): Promise<LiveObject[]> {
    signal.throwIfAborted();
    await this.kind({ apiVersion, kind });
    return [...this.inside.objects.values()]
      .filter(one => one.apiVersion === apiVersion && one.kind === kind)
      .filter(one => namespace === undefined || one.namespace === namespace)
      .map(one => structuredClone(toLive(one)))
      .filter(object => hasLabels(object, labelSelector));
  }

  async apply(manifest: Manifest, options: ApplyOptions): Promise<Written> {
    const ref = await this.#ask('apply', manifest, options);
    const before = this.inside.find(ref);
    checkSeen(options.seen, before);
    const applied = ownableFields(manifest);
    const conflicts = before?.fields.conflicts(this.manager, applied) ?? [];
    if (conflicts.length > 0 && !options.force) {
      throw new TargetError('conflict', 'HTTP 409: conflict', conflicts);
    }
    const object = this.#write(ref, options, fields =>
      fields.apply(this.manager, applied),
    );
    return { object, created: !before };
  }

  async create(manifest: Manifest, options: WriteOptions): Promise<LiveObject> {
    const ref = await this.#ask('create', manifest, options);
    if (this.inside.find(ref)) {
      throw new TargetError('exists', 'HTTP 409: already exists');
    }
    return this.#update(ref, options, ownableFields(manifest));
  }

  async replace(
    manifest: Manifest,
    options: WriteOptions,
  ): Promise<LiveObject> {
    const ref = await this.#ask('replace', manifest, options);
    checkVersion(manifest.metadata.resourceVersion, this.#existing(ref));
    return this.#update(ref, options, ownableFields(manifest));
  }

  async patch(
    of: ObjectRef,
    operations: readonly JsonPatchOperation[],
    options: WriteOptions,
  ): Promise<LiveObject> {
    const ref = await this.#ask('patch', of, options);
    const stored = this.#existing(ref);
    const manifest = patched(toLive(stored), operations);
    checkVersion(manifest.metadata.resourceVersion, stored);
    return this.#update(ref, options, ownableFields(manifest));
  }

  async delete(of: ObjectRef, options: DeleteOptions): Promise<void> {
    const ref = await this.#ask('delete', of, options);
    const stored = this.inside.find(ref);
    if (!stored) {
      return;
    }
    checkVersion(options.resourceVersion, stored);
    if (stored.uid !== options.uid) {
      throw new TargetError('stale', 'HTTP 409: the UID differs');
    }
    if (!options.dryRun) {
      this.inside.remove(ref);
    }
  }

  #existing(ref: ObjectRef): StoredObject {
    const stored = this.inside.find(ref);
    if (!stored) {
      throw new TargetError('notFound', `HTTP 404: "${ref.name}" not found`);
    }
    return stored;
  }

  #update(ref: ObjectRef, options: WriteOptions, values: FieldValues) {
    return this.#write(ref, options, fields =>
      fields.update(this.manager, values),
    );
  }

  #write(
    ref: ObjectRef,
    { dryRun }: WriteOptions,
    change: (fields: OwnedFields) => void,
  ): LiveObject {
    const before = this.inside.find(ref);
    const fields = before?.fields.clone() ?? new OwnedFields();
    change(fields);
    return this.inside.write(ref, fields, dryRun ?? false);
  }

  async #ask(
    verb: string,
    object: Manifest | ObjectRef,
    options: WriteOptions,
  ): Promise<ObjectRef> {
    options.signal.throwIfAborted();
    const manifest = 'metadata' in object ? (object as Manifest) : undefined;
    const ref = manifest
      ? { ...manifest.metadata, ...refOfType(manifest) }
      : (object as ObjectRef);
    const { namespaced } = await this.kind(ref);
    return await this.inside.receive({
      verb,
      namespaced,
      ref: pickRef(ref, namespaced),
      manifest,
      dryRun: options.dryRun ?? false,
    });
  }
}

/** Of selectors it knows `name=value` and `name`, joined by commas. */
function hasLabels(object: LiveObject, selector: string = ''): boolean {
  const wanted = selector.split(',').filter(part => part !== '');
  return wanted.every(part => {
    const [name, value] = part.split('=');
    const found = at(object, 'metadata', 'labels', name);
    return value === undefined ? found !== undefined : found === value;
  });
}

function refOfType({ apiVersion, kind }: Manifest) {
  return { apiVersion, kind };
}

function pickRef(ref: ObjectRef, namespaced: boolean): ObjectRef {
  const { apiVersion, kind, namespace, name } = ref;
  return namespaced
    ? { apiVersion, kind, namespace, name }
    : { apiVersion, kind, name };
}

function checkVersion(wanted: unknown, stored: StoredObject | undefined) {
  if (wanted !== undefined && wanted !== String(stored?.resourceVersion)) {
    throw new TargetError('stale', 'HTTP 409: the object has been modified');
  }
}

function checkSeen(seen: ApplyOptions['seen'], stored?: StoredObject) {
  if (seen && seen.uid !== stored?.uid) {
    throw new TargetError('stale', 'HTTP 409: uid mismatch');
  }
  checkVersion(seen?.resourceVersion, stored);
}
