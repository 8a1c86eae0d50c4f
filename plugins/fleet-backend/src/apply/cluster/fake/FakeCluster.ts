import type { JsonObject } from '@backstage/types';
import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { at, textAt } from '../fields';
import type { LiveObject, ServedKind } from '../TargetCluster';
import { TargetError } from '../TargetError';
import { BUILT_IN_KINDS } from './builtInKinds';
import { OwnedFields } from './OwnedFields';
import { StoredObject, toLive } from './StoredObject';

export interface FakeRequest {
  /** For example apply. */
  verb: string;
  ref: ObjectRef;
  namespaced: boolean;
  /** Of writes that have one. */
  manifest?: Manifest;
  dryRun: boolean;
}

/** What tests let a cluster refuse. */
export type FakeRefusal = (
  request: Omit<FakeRequest, 'namespaced'>,
) => TargetError | undefined;

/** What is in a fake cluster, whoever writes. */
export class FakeCluster {
  readonly objects = new Map<string, StoredObject>();
  readonly kinds: ServedKind[] = [...BUILT_IN_KINDS];
  /** For example `apply ConfigMap shop/settings`; with `dryRun`, at the end. */
  readonly requests: string[] = [];
  refuse: FakeRefusal = () => undefined;
  /** Awaited before each request is done; a test may change things in it. */
  before: (request: string) => Promise<void> | void = () => {};
  #version = 100;

  constructor() {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', name: 'default' };
    this.write(namespace, new OwnedFields(), false);
  }

  find(ref: ObjectRef): StoredObject | undefined {
    return this.objects.get(keyOf(ref));
  }

  /** Takes a request, and refuses what an API server would. */
  async receive(request: FakeRequest): Promise<ObjectRef> {
    const { verb, ref, manifest, namespaced, dryRun } = request;
    const { kind, namespace, name } = ref;
    const where = namespace ? `${namespace}/${name}` : name;
    const text = `${verb} ${kind} ${where}${dryRun ? ' dryRun' : ''}`;
    this.requests.push(text);
    await this.before(text);
    if (namespaced && !namespace) {
      const message = `The ${kind} ${name} names no namespace`;
      throw new TargetError('invalid', message);
    }
    const refused = this.refuse({ verb, ref, manifest, dryRun });
    if (refused) {
      throw refused;
    }
    if (manifest && namespace && !this.hasNamespace(namespace)) {
      const message = `HTTP 404: namespaces "${namespace}" not found`;
      throw new TargetError('notFound', message);
    }
    return ref;
  }

  /** What an object becomes; it stays as it was in a dry run. */
  write(ref: ObjectRef, fields: OwnedFields, dryRun: boolean): LiveObject {
    const before = this.find(ref);
    const written = {
      ...(before ?? { ...ref, uid: `uid-${this.#version + 1}` }),
      resourceVersion: this.#version + 1,
      generation: (before?.generation ?? 0) + 1,
      fields,
    };
    if (before && sameContent(before, written)) {
      return structuredClone(toLive(before));
    }
    if (!dryRun) {
      this.#version += 1;
      this.objects.set(keyOf(ref), written);
      this.#settle(written);
    }
    return structuredClone(toLive(written));
  }

  remove(ref: ObjectRef) {
    this.objects.delete(keyOf(ref));
  }

  /** As controllers do. */
  setStatus(ref: ObjectRef, status: JsonObject) {
    const stored = this.find(ref)!;
    this.#version += 1;
    stored.status = status;
    stored.resourceVersion = this.#version;
  }

  hasNamespace(name: string): boolean {
    return !!this.find({ apiVersion: 'v1', kind: 'Namespace', name });
  }

  /** What API servers do once it is there. */
  #settle(stored: StoredObject) {
    if (stored.kind !== 'CustomResourceDefinition' || stored.status) {
      return;
    }
    const spec = at(toLive(stored), 'spec');
    const [version] = (at(spec, 'versions') as JsonObject[]) ?? [];
    const kind = {
      apiVersion: `${textAt(spec, 'group')}/${textAt(version, 'name')}`,
      kind: textAt(spec, 'names', 'kind') ?? '',
      plural: textAt(spec, 'names', 'plural') ?? '',
      namespaced: textAt(spec, 'scope') === 'Namespaced',
    };
    this.kinds.push(kind);
    const established = { type: 'Established', status: 'True' };
    stored.status = { conditions: [established] };
  }
}

/** Where an object is; without its version, as API servers have it. */
function keyOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  const group = apiVersion.replace(/\/?[^/]*$/, '');
  return [group, kind, namespace ?? '', name].join('/');
}

/** Who owns what counts, too. */
function sameContent(one: StoredObject, other: StoredObject): boolean {
  const versions = ['resourceVersion', 'generation'];
  const [content, others] = [one, other].map(stored =>
    JSON.stringify(toLive(stored), (name, value) =>
      versions.includes(name) ? undefined : value,
    ),
  );
  return content === others;
}
