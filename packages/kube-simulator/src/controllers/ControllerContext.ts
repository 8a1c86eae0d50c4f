import { isOwnedBy, PodHealth } from '../objects';
import { Backing, nameSuffix } from '../store';
import type { KubeObject, Pod } from '../types';

/** What the controllers of one cluster act on. */
export interface ControllerContext {
  backing: Backing;
  /** What tells this cluster's objects from another's. */
  cluster: string;
}

/** The objects of a resource that belong to an owner. */
export function childrenOf<T extends KubeObject>(
  { backing }: ControllerContext,
  resource: string,
  owner: KubeObject,
): T[] {
  const children = backing.store.list(resource);
  return children.filter(one => isOwnedBy(one, owner)) as T[];
}

/** A node to run on. */
export function pickNode({ backing }: ControllerContext): string {
  const nodes = backing.store.list('nodes');
  const index = Math.floor(backing.random() * nodes.length);
  return nodes[index]?.metadata.name ?? '';
}

/** A name that is not taken. */
export function childName({ backing }: ControllerContext, owner: string) {
  return `${owner}-${nameSuffix(backing.random)}`;
}

/** Whether a pod has yet to start. */
export function isStarting({ status }: Pod): boolean {
  return (
    status?.containerStatuses?.some(
      ({ state }) => state.waiting?.reason === 'ContainerCreating',
    ) ?? true
  );
}

/**
 * How a pod of an image fares. The tag says so: "missing" cannot be pulled, and
 * "crash" does not stay up, so that failed rollouts can be shown.
 */
export function healthOfImage(image: string, now: number): PodHealth {
  const tag = image.split(':').pop() ?? '';
  if (tag.startsWith('missing')) {
    const message = `Back-off pulling image "${image}"`;
    return { waiting: { reason: 'ImagePullBackOff', message } };
  }
  if (tag.startsWith('crash')) {
    return {
      restarts: 1,
      lastTermination: { reason: 'Error', exitCode: 1, at: now },
      waiting: { reason: 'CrashLoopBackOff' },
    };
  }
  return {};
}
