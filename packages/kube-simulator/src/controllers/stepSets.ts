import { isReady, templateHash } from '../objects';
import type { DaemonSet, Pod, PodTemplate, ReplicatedWorkload } from '../types';
import {
  childName,
  childrenOf,
  ControllerContext,
  isStarting,
} from './ControllerContext';
import { createPod, startPod } from './startPod';

/**
 * Moves a StatefulSet one pod towards what is asked of it, from the last pod to
 * the first.
 *
 * @returns whether there is more to do
 */
export function stepStatefulSet(
  context: ControllerContext,
  owner: ReplicatedWorkload,
): boolean {
  const { name } = owner.metadata;
  const { template, replicas = 1 } = owner.spec;
  const wanted = Array.from({ length: replicas }, (_, i) => `${name}-${i}`);
  const pods = childrenOf<Pod>(context, 'pods', owner);
  const moved = stepPods(context, owner, template, {
    surplus: pods.find(pod => !wanted.includes(pod.metadata.name)),
    missing: wanted
      .filter(one => !pods.some(pod => pod.metadata.name === one))
      .map(one => ({ name: one }))[0],
    pods: pods.toReversed(),
  });
  writeStatefulSetStatus(context, owner);
  return moved;
}

/** Moves a DaemonSet one pod towards what is asked of it. */
export function stepDaemonSet(
  context: ControllerContext,
  owner: DaemonSet,
): boolean {
  const nodes = context.backing.store
    .list('nodes')
    .map(({ metadata }) => metadata.name);
  const pods = childrenOf<Pod>(context, 'pods', owner);
  const missing = nodes.find(
    node => !pods.some(({ spec }) => spec.nodeName === node),
  );
  const moved = stepPods(context, owner, owner.spec.template, {
    surplus: pods.find(({ spec }) => !nodes.includes(spec.nodeName ?? '')),
    missing: missing && {
      name: childName(context, owner.metadata.name),
      node: missing,
    },
    pods,
  });
  writeDaemonSetStatus(context, owner, nodes.length);
  return moved;
}

function stepPods(
  context: ControllerContext,
  owner: ReplicatedWorkload | DaemonSet,
  template: PodTemplate,
  found: {
    surplus?: Pod;
    missing?: { name: string; node?: string } | '';
    pods: Pod[];
  },
): boolean {
  const { store } = context.backing;
  const { surplus, missing, pods } = found;
  const starting = pods.find(isStarting);
  if (starting) {
    startPod(context, starting);
    return true;
  }
  const outdated = pods.find(pod => !isOf(pod, template));
  const unwanted = surplus ?? (missing ? undefined : outdated);
  if (unwanted) {
    store.remove('pods', unwanted);
    return true;
  }
  if (missing && pods.every(isReady)) {
    createPod(context, owner, { ...missing, template });
    return true;
  }
  return false;
}

function isOf(pod: Pod, template: PodTemplate): boolean {
  const images = (spec: Pod['spec']) =>
    spec.containers.map(({ image }) => image).join();
  const restartedAt = 'kubectl.kubernetes.io/restartedAt';
  return (
    images(pod.spec) === images(template.spec) &&
    pod.metadata.annotations?.[restartedAt] ===
      template.metadata.annotations?.[restartedAt]
  );
}

function writeStatefulSetStatus(
  context: ControllerContext,
  owner: ReplicatedWorkload,
) {
  const pods = childrenOf<Pod>(context, 'pods', owner);
  const { template, replicas = 1 } = owner.spec;
  const updated = pods.filter(pod => isOf(pod, template)).length;
  const ready = pods.filter(isReady).length;
  const updateRevision = `${owner.metadata.name}-${templateHash(template)}`;
  const isDone = updated === replicas && ready === replicas;
  context.backing.store.put('statefulsets.apps', {
    ...owner,
    status: {
      ...owner.status,
      observedGeneration: owner.metadata.generation,
      replicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      updatedReplicas: updated,
      updateRevision,
      ...(isDone ? { currentRevision: updateRevision } : {}),
    },
  });
}

function writeDaemonSetStatus(
  context: ControllerContext,
  owner: DaemonSet,
  nodes: number,
) {
  const pods = childrenOf<Pod>(context, 'pods', owner);
  const ready = pods.filter(isReady).length;
  const { template } = owner.spec;
  context.backing.store.put('daemonsets.apps', {
    ...owner,
    status: {
      observedGeneration: owner.metadata.generation,
      desiredNumberScheduled: nodes,
      currentNumberScheduled: pods.length,
      updatedNumberScheduled: pods.filter(pod => isOf(pod, template)).length,
      numberReady: ready,
      numberAvailable: ready,
      numberMisscheduled: 0,
    },
  });
}
