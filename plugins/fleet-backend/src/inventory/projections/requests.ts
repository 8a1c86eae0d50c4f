import { quantityIn } from './quantity';
import { Fields, fieldsOf, listOf, MAX_COUNT, textOf } from './read';

/** Of processors and memory. */
export interface Amounts {
  /** In thousandths of a core. */
  cpu: number;
  /** In KiB; what is over counts as a whole one. */
  memory: number;
}

const MILLI = 0.001;
const KI = 1024;
const NONE: Amounts = { cpu: 0, memory: 0 };

/**
 * What a pod asks of its node, as the scheduler counts it: what its containers
 * ask for together, or one of its init containers if that is more, and the
 * overhead of its runtime. Sidecars run beside both.
 */
export function requestsOf(podSpec: Fields): Amounts {
  const containers = sum(listOf(podSpec, 'containers').map(ofContainer));
  const { most, sidecars } = listOf(podSpec, 'initContainers').reduce(
    withInitContainer,
    { most: NONE, sidecars: NONE },
  );
  const together = larger(sum([containers, sidecars]), most);
  const asked = { ...together, ...known(ofPod(podSpec)) };
  const overhead = amountsOf(fieldsOf(podSpec, 'overhead'));
  return bounded(sum([asked, { ...NONE, ...known(overhead) }]));
}

/** Quantities of `cpu` and `memory`; undefined where there is none. */
export function amountsOf(quantities: Fields): Partial<Amounts> {
  return {
    cpu: quantityIn(MILLI, textOf(quantities, 'cpu') ?? ''),
    memory: quantityIn(KI, textOf(quantities, 'memory') ?? ''),
  };
}

/** Init containers run one after the other, beside the sidecars before them. */
function withInitContainer(
  { most, sidecars }: { most: Amounts; sidecars: Amounts },
  container: Fields,
) {
  const beside = sum([sidecars, ofContainer(container)]);
  return {
    most: larger(most, beside),
    sidecars: container.restartPolicy === 'Always' ? beside : sidecars,
  };
}

function ofContainer(container: Fields): Amounts {
  const requests = fieldsOf(container, 'resources', 'requests');
  return { ...NONE, ...known(amountsOf(requests)) };
}

/** What is asked for the pod as a whole takes the place of its containers'. */
function ofPod(podSpec: Fields): Partial<Amounts> {
  return amountsOf(fieldsOf(podSpec, 'resources', 'requests'));
}

function known({ cpu, memory }: Partial<Amounts>): Partial<Amounts> {
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
  };
}

function sum(all: readonly Amounts[]): Amounts {
  return all.reduce(
    (sofar, one) => ({
      cpu: sofar.cpu + one.cpu,
      memory: sofar.memory + one.memory,
    }),
    NONE,
  );
}

function larger(one: Amounts, other: Amounts): Amounts {
  return {
    cpu: Math.max(one.cpu, other.cpu),
    memory: Math.max(one.memory, other.memory),
  };
}

function bounded({ cpu, memory }: Amounts): Amounts {
  return {
    cpu: Math.min(cpu, MAX_COUNT),
    memory: Math.min(memory, MAX_COUNT),
  };
}
