import type { StoreEvent } from '../store';
import type { DaemonSet, KubeObject, ReplicatedWorkload } from '../types';
import { childrenOf, ControllerContext } from './ControllerContext';
import { finishJob } from './runJobs';
import { stepReplicaSets } from './stepReplicaSets';
import { stepDaemonSet, stepStatefulSet } from './stepSets';

interface Dirty {
  resource: string;
  namespace?: string;
  name: string;
}

const STEPPED = new Set([
  'deployments.apps',
  'rollouts.argoproj.io',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
]);

const OWNERS: Record<string, string> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  Rollout: 'rollouts.argoproj.io',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
};

const DEPENDENTS = ['replicasets.apps', 'jobs.batch', 'pods'];

/**
 * The controllers of one cluster, as far as it takes to roll out what is asked
 * for: pod by pod, one step at a time. What was in the store before is settled.
 */
export class ClusterControllers {
  readonly #dirty = new Map<string, Dirty>();
  #orphaned: KubeObject[] = [];
  readonly #unsubscribe: () => void;

  constructor(private readonly context: ControllerContext) {
    const { store } = context.backing;
    this.#unsubscribe = store.subscribe(event => this.#notice(event));
  }

  /** Whether nothing is under way. */
  get settled(): boolean {
    return this.#dirty.size === 0 && this.#orphaned.length === 0;
  }

  /** Moves all that is under way one step. */
  step(): void {
    this.#orphaned.splice(0).forEach(owner => this.#collect(owner));
    for (const [key, dirty] of [...this.#dirty]) {
      const { resource, namespace, name } = dirty;
      const object = this.context.backing.store.get(resource, namespace, name);
      if (!object || !this.#stepOne(resource, object)) {
        this.#dirty.delete(key);
      }
    }
  }

  stop(): void {
    this.#unsubscribe();
  }

  #stepOne(resource: string, object: KubeObject): boolean {
    switch (resource) {
      case 'statefulsets.apps':
        return stepStatefulSet(this.context, object as ReplicatedWorkload);
      case 'daemonsets.apps':
        return stepDaemonSet(this.context, object as DaemonSet);
      case 'jobs.batch':
        finishJob(this.context, object);
        return false;
      default:
        return stepReplicaSets(this.context, object as ReplicatedWorkload);
    }
  }

  #notice({ type, resource, object }: StoreEvent) {
    if (type === 'DELETED') {
      this.#orphaned.push(object);
      this.#markOwners(object);
    } else if (STEPPED.has(resource) && !isObserved(object)) {
      this.#mark(resource, object);
    }
  }

  #mark(resource: string, { metadata }: KubeObject) {
    const { namespace, name } = metadata;
    const key = `${resource} ${namespace} ${name}`;
    this.#dirty.set(key, { resource, namespace, name });
  }

  #markOwners({ metadata }: KubeObject) {
    const { store } = this.context.backing;
    for (const { kind, name } of metadata.ownerReferences ?? []) {
      const resource = OWNERS[kind];
      const owner = resource && store.get(resource, metadata.namespace, name);
      if (owner && STEPPED.has(resource)) {
        this.#mark(resource, owner);
      } else if (owner) {
        this.#markOwners(owner);
      }
    }
  }

  /** Removes what belonged to an object that is gone. */
  #collect(owner: KubeObject) {
    for (const resource of DEPENDENTS) {
      for (const child of childrenOf(this.context, resource, owner)) {
        this.context.backing.store.remove(resource, child);
      }
    }
  }
}

function isObserved({ kind, metadata, status }: KubeObject): boolean {
  const { observedGeneration, conditions } = (status ?? {}) as {
    observedGeneration?: unknown;
    conditions?: unknown;
  };
  return kind === 'Job'
    ? conditions !== undefined
    : String(observedGeneration) === String(metadata.generation);
}
