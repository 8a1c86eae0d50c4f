import { ApiServerError } from '../apiServer/ApiServerError';
import type { WorkloadCost } from '../cluster/types';

/** More would be no answer that is of use. */
const MAX_ALLOCATIONS = 20_000;
const MINUTES_AN_HOUR = 60;
/** What nobody asks for, which OpenCost tells only where it is asked to. */
const IDLE = '__idle__';
/** What is of no namespace or controller, for example volumes that are not mounted. */
const NONE = /^__\w+__$/;

interface Allocation {
  minutes?: unknown;
  totalCost?: unknown;
}

/**
 * What each controller costs an hour, of an answer of OpenCost's allocation API
 * that is aggregated by namespace and controller. An OpenCost that is younger
 * than the window has seen only a part of it.
 *
 * @throws ApiServerError for what is no such answer
 */
export function readAllocations(answer: unknown): WorkloadCost[] {
  const { data } = (answer ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) {
    throw new ApiServerError('invalid', 'OpenCost answered something else');
  }
  const all = data
    .flatMap(set => Object.entries((set ?? {}) as Record<string, Allocation>))
    .slice(0, MAX_ALLOCATIONS);
  const minutes = Math.max(0, ...all.map(([, one]) => numberOf(one?.minutes)));
  return minutes === 0
    ? []
    : all
        .map(([name, one]) => ({
          ...controllerOf(name),
          hourly: (numberOf(one?.totalCost) / minutes) * MINUTES_AN_HOUR,
        }))
        .filter(({ hourly, namespace }) => hourly > 0 && namespace !== IDLE);
}

/** Of a name such as `shop/deployment:web`. */
function controllerOf(text: string): Omit<WorkloadCost, 'hourly'> {
  const [namespace, controller = ''] = text.split('/');
  const [kind, name] = controller.split(':');
  const isKnown = namespace === IDLE || !NONE.test(namespace);
  return {
    namespace: isKnown ? namespace.slice(0, 255) : '',
    ...(name ? { kind: kind.slice(0, 63), name: name.slice(0, 255) } : {}),
  };
}

/** JSON has null for what is not a number. */
function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
