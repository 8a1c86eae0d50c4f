import type { StrategySpec } from '../model/RolloutSpec';
import { isEnd, type RolloutProgress } from '../model/states';
import { decideAbort } from './decideAbort';
import { decideRollback } from './decideRollback';
import { decideRun } from './decideRun';
import type { Decision } from './Decision';

/** How a rollout is steered, and what the world is like. */
export interface Circumstances {
  now: number;
  strategy: Pick<
    StrategySpec,
    | 'concurrency'
    | 'maxFailures'
    | 'onFailure'
    | 'unreachable'
    | 'progressDeadlineMs'
    | 'maxRestarts'
    | 'window'
  >;
  /** Why the next wave may not begin, though all else lets it; in words. */
  isBarred?: string;
}

/**
 * What a rollout is to do next, by how it is now and nothing else: so that a
 * backend that takes it over decides as the one before it.
 */
export function decide(
  rollout: RolloutProgress,
  circumstances: Circumstances,
): Decision {
  if (isEnd(rollout.state)) {
    return { waves: [], targets: [], acts: [] };
  }
  switch (rollout.intent) {
    case 'abort':
      return decideAbort(rollout, circumstances);
    case 'rollback':
      return decideRollback(rollout, circumstances);
    default:
      return decideRun(rollout, circumstances);
  }
}
