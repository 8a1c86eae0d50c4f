import { at, numberAt, textAt } from '../cluster/fields';
import type { LiveObject } from '../cluster/TargetCluster';
import { conditionOf, isUnobserved } from './conditions';
import { degraded, Health, HEALTHY, HealthOf, progressing } from './types';

const UNOBSERVED = progressing('its controller has not seen the change yet');

/** As `kubectl rollout status` has it. */
export const deploymentHealth: HealthOf = object => {
  if (isUnobserved(object)) {
    return UNOBSERVED;
  }
  const progress = conditionOf(object, 'Progressing');
  if (progress?.reason === 'ProgressDeadlineExceeded') {
    return degraded(progress.message || 'it did not progress in time');
  }
  if (at(object, 'spec', 'paused') === true) {
    return progressing('it is paused');
  }
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const replicas = statusOf(object, 'replicas');
  const updated = statusOf(object, 'updatedReplicas');
  if (updated < wanted) {
    return progressing(`${updated} of ${wanted} replicas are updated`);
  }
  if (replicas > updated) {
    return progressing(`${replicas - updated} old replicas are still there`);
  }
  return available(statusOf(object, 'availableReplicas'), wanted);
};

/** A partition keeps replicas below it as they are. */
export const statefulSetHealth: HealthOf = object => {
  if (isUnobserved(object)) {
    return UNOBSERVED;
  }
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const strategy = ['spec', 'updateStrategy'];
  if (textAt(object, ...strategy, 'type') !== 'OnDelete') {
    const partition =
      numberAt(object, ...strategy, 'rollingUpdate', 'partition') ?? 0;
    const toUpdate = Math.max(0, wanted - partition);
    const updated = isUpdated(object)
      ? wanted
      : statusOf(object, 'updatedReplicas');
    if (updated < toUpdate) {
      return progressing(`${updated} of ${toUpdate} replicas are updated`);
    }
  }
  return available(statusOf(object, 'readyReplicas'), wanted);
};

export const daemonSetHealth: HealthOf = object => {
  if (isUnobserved(object)) {
    return UNOBSERVED;
  }
  const wanted = statusOf(object, 'desiredNumberScheduled');
  const updated = statusOf(object, 'updatedNumberScheduled');
  const onDelete = textAt(object, 'spec', 'updateStrategy', 'type');
  if (onDelete !== 'OnDelete' && updated < wanted) {
    return progressing(`${updated} of ${wanted} pods are updated`);
  }
  return available(statusOf(object, 'numberAvailable'), wanted);
};

/** Argo Rollouts; some versions write observedGeneration as a text. */
export const rolloutHealth: HealthOf = object => {
  const generation = String(numberAt(object, 'metadata', 'generation') ?? 0);
  const observed = at(object, 'status', 'observedGeneration');
  if (String(observed) !== generation) {
    return UNOBSERVED;
  }
  const message = textAt(object, 'status', 'message') ?? '';
  switch (textAt(object, 'status', 'phase')) {
    case 'Healthy':
      return HEALTHY;
    case 'Degraded':
      return degraded(message || 'it is degraded');
    default:
      return progressing(message || 'it is progressing');
  }
};

function isUpdated(object: LiveObject): boolean {
  const current = textAt(object, 'status', 'currentRevision');
  return (
    current !== undefined &&
    current === textAt(object, 'status', 'updateRevision')
  );
}

function available(ready: number, wanted: number): Health {
  return ready < wanted
    ? progressing(`${ready} of ${wanted} replicas are available`)
    : HEALTHY;
}

function statusOf(object: LiveObject, name: string): number {
  return numberAt(object, 'status', name) ?? 0;
}
