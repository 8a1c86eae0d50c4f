import { quantityIn } from './quantity';
import {
  type Fields,
  fieldsOf,
  listOf,
  MAX_COUNT,
  textOf,
  timeOf,
} from './read';
import { amountsOf } from './requests';

/** Conditions that are a trouble when they hold; add-ons have others of both kinds. */
const TROUBLES: readonly unknown[] = [
  'DiskPressure',
  'MemoryPressure',
  'NetworkUnavailable',
  'PIDPressure',
];

/** Labels that tell it, the newest first. */
const INSTANCE_TYPE = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
];
const ZONE = [
  'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/zone',
];

/** How much of a node pods may have; null where it does not say. */
export function allocatableOf(status: Fields) {
  const quantities = fieldsOf(status, 'allocatable');
  const { cpu, memory } = amountsOf(quantities);
  const pods = quantityIn(1, textOf(quantities, 'pods') ?? '');
  return {
    cpu: countOrNull(cpu),
    memory:
      memory !== undefined && Number.isSafeInteger(memory) ? memory : null,
    pods: countOrNull(pods),
  };
}

/** What a node is, by its labels. */
export function placeOf(labels: Fields) {
  return {
    instance_type: firstOf(labels, INSTANCE_TYPE),
    zone: firstOf(labels, ZONE),
  };
}

/** How a node is: whether it is ready, and what troubles it. */
export function conditionsOf(status: Fields) {
  const conditions = listOf(status, 'conditions');
  const ready = conditions.find(({ type }) => type === 'Ready');
  const isReady = ready?.status === 'True';
  const pressure = conditions
    .filter(one => TROUBLES.includes(one.type) && one.status === 'True')
    .flatMap(one => textOf(one, 'type') ?? [])
    .sort();
  return {
    ready: isReady,
    not_ready_since:
      ready && !isReady ? timeOf(ready, 'lastTransitionTime') ?? null : null,
    pressure: pressure.length > 0 ? JSON.stringify(pressure) : null,
  };
}

function firstOf(labels: Fields, keys: readonly string[]): string | null {
  return keys.map(key => textOf(labels, key)).find(Boolean) ?? null;
}

function countOrNull(amount: number | undefined): number | null {
  return amount !== undefined && amount <= MAX_COUNT ? amount : null;
}
