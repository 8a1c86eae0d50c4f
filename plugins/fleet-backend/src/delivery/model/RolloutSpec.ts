import type {
  NewRollout,
  RolloutOverride,
  RolloutSource,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Requirement } from '../../services/lookup';

/** Which clusters of a placement are meant. */
export interface ClusterChoice {
  selector?: Requirement[];
  /** Ids or unique names. */
  clusters?: string[];
}

export interface WaveSpec extends ClusterChoice {
  name: string;
  percent?: number;
  count?: number;
  approval: boolean;
  soakMs: number;
}

/** When targets may begin. */
export interface WindowSpec {
  timeZone: string;
  /** ISO weekdays, 1 for Monday. */
  days: number[];
  /** Minutes after midnight. */
  from: number;
  /** The same; on the next day where it is not after from. */
  to: number;
}

export interface StrategySpec {
  waves: WaveSpec[];
  /** Of the last wave, which takes all clusters that no other takes. */
  soakMs: number;
  order: 'none' | 'apis';
  concurrency: number;
  maxRestarts?: number;
  progressDeadlineMs: number;
  maxFailures: number;
  onFailure: 'pause' | 'rollback' | 'abort';
  unreachable: 'wait' | 'skip';
  conflicts: 'refuse' | 'takeOver';
  window?: WindowSpec;
}

export interface OverrideSpec
  extends ClusterChoice,
    Pick<RolloutOverride, 'values' | 'replicas' | 'images'> {}

/** What a rollout is asked to be, with what it did not say filled in. */
export interface RolloutSpec {
  name: string;
  /** Whole, in lower case. */
  entityRef?: string;
  namespace?: string;
  source: RolloutSource;
  placement: ClusterChoice & { entityRef?: string };
  strategy: StrategySpec;
  overrides: OverrideSpec[];
  engine?: string;
  /** As it was asked for. */
  request: NewRollout;
}
