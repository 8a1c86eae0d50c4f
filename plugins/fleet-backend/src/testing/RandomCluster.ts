import type { KubeObject, ObjectEvent } from '../collect/reflector/types';
import { deployment, metadata, ownedBy, pod, template } from './objects';

/** What happens next: some events, or a list of all that there is. */
export interface Step {
  type: 'events' | 'list';
  kind: string;
  events: ObjectEvent[];
  /** All that there is afterwards. */
  objects: KubeObject[];
  resourceVersion: string;
}

/** A cluster in which objects come, change and go, the same in every run. */
export class RandomCluster {
  readonly #objects = new Map<string, Map<string, KubeObject>>();
  #state: number;
  #version = 0;

  constructor(seed: number, readonly kinds: readonly string[]) {
    this.#state = seed * 7919;
    kinds.forEach(kind => this.#objects.set(kind, new Map()));
  }

  chance(share: number): boolean {
    return this.#random(1_000) < share * 1_000;
  }

  step(): Step {
    const kind = this.kinds[this.#random(this.kinds.length)];
    const events = Array.from({ length: this.#random(8) }, () =>
      this.#event(kind),
    );
    this.#version += 1;
    return {
      type: this.chance(0.15) ? 'list' : 'events',
      kind,
      events,
      objects: this.list(kind),
      resourceVersion: `${this.#version}`,
    };
  }

  list(kind: string): KubeObject[] {
    return [...this.#objects.get(kind)!.values()];
  }

  #event(kind: string): ObjectEvent {
    const objects = this.#objects.get(kind)!;
    const name = `${kind.toLowerCase()}-${this.#random(12)}`;
    const old = objects.get(name);
    if (old && this.chance(0.3)) {
      objects.delete(name);
      return { type: 'deleted', object: old };
    }
    const object = this.#make(kind, name);
    objects.set(name, object);
    return { type: 'changed', object };
  }

  #make(kind: string, name: string): KubeObject {
    const some = (word: string, count = 3) => `${word}-${this.#random(count)}`;
    const labels = { [some('key')]: some('value'), app: some('app') };
    const namespace = some('ns');
    const replicas = this.#random(3);
    if (kind === 'Deployment') {
      const spec = { replicas, template: template(some('image')) };
      return deployment(name, { metadata: { labels, namespace }, spec });
    }
    if (kind === 'ReplicaSet') {
      const owner = ownedBy('Deployment', `uid-${some('deployment', 12)}`);
      return {
        metadata: metadata(name, { namespace, ...owner }),
        spec: { replicas, template: template(some('image')) },
      } as KubeObject;
    }
    const owner = this.chance(0.8)
      ? ownedBy('ReplicaSet', `uid-${some('replicaset', 12)}`)
      : { ownerReferences: [] };
    return pod(name, {
      metadata: { namespace, ...owner },
      spec: { nodeName: some('node') },
      status: { phase: some('phase'), conditions: [] },
    });
  }

  #random(below: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }
}
