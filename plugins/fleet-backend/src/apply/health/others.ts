import { at, listAt, textAt } from '../cluster/fields';
import { conditionOf, isUnobserved } from './conditions';
import { degraded, HEALTHY, HealthOf, progressing } from './types';

export const jobHealth: HealthOf = object => {
  const failed = conditionOf(object, 'Failed');
  if (failed?.status === 'True') {
    return degraded(failed.message || 'it failed');
  }
  const isDone = conditionOf(object, 'Complete')?.status === 'True';
  const isSuspended = conditionOf(object, 'Suspended')?.status === 'True';
  return isDone || isSuspended ? HEALTHY : progressing('it is running');
};

export const podHealth: HealthOf = object => {
  switch (textAt(object, 'status', 'phase')) {
    case 'Succeeded':
      return HEALTHY;
    case 'Failed':
      return degraded(textAt(object, 'status', 'reason') ?? 'it failed');
    case 'Running':
      return conditionOf(object, 'Ready')?.status === 'True'
        ? HEALTHY
        : progressing('it is not ready');
    default:
      return progressing('it has not started');
  }
};

/** With a storage class that waits for a pod, waiting is how it is to be. */
export const claimHealth: HealthOf = object => {
  const phase = textAt(object, 'status', 'phase');
  return phase === 'Lost' ? degraded('its volume is lost') : HEALTHY;
};

export const serviceHealth: HealthOf = object => {
  const isBalanced = textAt(object, 'spec', 'type') === 'LoadBalancer';
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress');
  return isBalanced && addresses.length === 0
    ? progressing('it has no address yet')
    : HEALTHY;
};

export const crdHealth: HealthOf = object => {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') {
    return degraded(names.message || 'its names are taken');
  }
  return conditionOf(object, 'Established')?.status === 'True'
    ? HEALTHY
    : progressing('it is not established');
};

export const namespaceHealth: HealthOf = object =>
  textAt(object, 'status', 'phase') === 'Terminating'
    ? degraded('it is being deleted')
    : HEALTHY;

/**
 * Of kinds that nothing is known of: by the conditions that most controllers
 * have; what has none is there, and that is all there is to it.
 */
export const otherHealth: HealthOf = object => {
  const condition =
    conditionOf(object, 'Ready') ?? conditionOf(object, 'Available');
  const observed = at(object, 'status', 'observedGeneration');
  if (typeof observed === 'number' && isUnobserved(object)) {
    return progressing('its controller has not seen the change yet');
  }
  if (!condition || condition.status === 'True') {
    return HEALTHY;
  }
  const text = condition.message || condition.reason || 'it is not ready';
  const isStalled = conditionOf(object, 'Stalled')?.status === 'True';
  return isStalled ? degraded(text) : progressing(text);
};
