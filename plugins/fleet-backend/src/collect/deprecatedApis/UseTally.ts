import type { KubeObject } from '../reflector/types';
import { minorIn, type ListedKind } from './removedApis';
import type { ApiManager, DeprecatedApiUse, RemovedApi } from './types';

const MAX_EXAMPLES = 5;
const MAX_MANAGERS = 20;
/** More would tell nobody more. */
const MAX_USES = 1_000;
const MAX_NAME = 255;

/** Untrusted: what an object says of who wrote it. */
interface ManagedFields {
  manager?: unknown;
  apiVersion?: unknown;
  time?: unknown;
}

interface Metadata {
  name?: unknown;
  namespace?: unknown;
  managedFields?: unknown;
}

/**
 * Counts which objects were written with which deprecated API version, by whom
 * and when. Of managedFields nothing else is read.
 */
export class UseTally {
  readonly #uses = new Map<string, DeprecatedApiUse>();

  get uses(): DeprecatedApiUse[] {
    return [...this.#uses.values()].map(use => ({
      ...use,
      managers: use.managers.slice(0, MAX_MANAGERS),
    }));
  }

  add(object: KubeObject, { apis }: ListedKind): void {
    const metadata = (object.metadata ?? {}) as Metadata;
    const entries: ManagedFields[] = Array.isArray(metadata.managedFields)
      ? metadata.managedFields
      : [];
    const seen = new Map<RemovedApi, ManagedFields[]>();
    for (const entry of entries) {
      const api = apis.get(textOf(entry?.apiVersion));
      if (api) {
        seen.set(api, [...(seen.get(api) ?? []), entry]);
      }
    }
    seen.forEach((written, api) => this.#count(api, metadata, written));
  }

  #count(api: RemovedApi, metadata: Metadata, written: ManagedFields[]) {
    const use = this.#useOf(api, textOf(metadata.namespace));
    if (!use) {
      return;
    }
    use.objects += 1;
    if (use.examples.length < MAX_EXAMPLES) {
      use.examples.push(textOf(metadata.name));
    }
    const managers = new Set(written.map(({ manager }) => textOf(manager)));
    for (const name of managers) {
      const times = written
        .filter(({ manager }) => textOf(manager) === name)
        .flatMap(({ time }) => timeOf(time) ?? []);
      addManager(use.managers, name, times.sort().at(-1));
    }
  }

  #useOf(api: RemovedApi, namespace: string): DeprecatedApiUse | undefined {
    const { group, version, resource, kind } = api;
    const key = JSON.stringify([group, version, resource, namespace]);
    const known = this.#uses.get(key);
    if (known || this.#uses.size >= MAX_USES) {
      return known;
    }
    const use: DeprecatedApiUse = {
      ...{ group, version, resource, kind },
      removedIn: minorIn(api.removedIn),
      evidence: 'managedFields',
      namespace,
      objects: 0,
      examples: [],
      managers: [],
    };
    this.#uses.set(key, use);
    return use;
  }
}

function addManager(
  managers: ApiManager[],
  name: string,
  lastAt: string | undefined,
) {
  const known = managers.find(one => one.name === name);
  if (!known) {
    managers.push({ name, objects: 1, lastAt });
    return;
  }
  known.objects += 1;
  known.lastAt = [known.lastAt, lastAt].filter(Boolean).sort().at(-1);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_NAME) : '';
}

function timeOf(value: unknown): string | undefined {
  const ms = Date.parse(textOf(value));
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
