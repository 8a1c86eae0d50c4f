import type { RolloutState } from '@flotilla/backstage-plugin-fleet-common';
import type {
  EventRow,
  KeptRollout,
  NewEvent,
  RolloutRow,
  TargetRow,
  WaveRow,
} from './rows';

/** The right to steer a rollout, until somebody else takes it. */
export interface Hold {
  rolloutId: string;
  holder: string;
  /** Smaller than that of whoever holds it later. */
  token: number;
}

/** What becomes of a rollout, in one transaction. */
export interface RolloutChange {
  rollout?: Partial<
    Pick<
      RolloutRow,
      'state' | 'reason' | 'intent' | 'accepted_failures' | 'ended_at'
    >
  >;
  waves?: (Pick<WaveRow, 'no'> & Partial<WaveRow>)[];
  targets?: (Pick<TargetRow, 'no'> & Partial<TargetRow>)[];
  events?: NewEvent[];
}

export interface RolloutFilter {
  states?: readonly RolloutState[];
  entityRef?: string;
  /** Only with a target in one of these clusters, by id. */
  clusterIds?: readonly string[];
  limit: number;
  cursor?: string;
}

/** Where rollouts are kept. */
export interface RolloutStore {
  /**
   * Keeps a new rollout whole.
   *
   * @throws ConflictError where one of its name and namespace is under way
   */
  add(rollout: KeptRollout, events: NewEvent[]): Promise<void>;

  /** @throws NotFoundError */
  get(id: string): Promise<KeptRollout>;

  /** The newest first. */
  events(id: string, limit: number): Promise<EventRow[]>;

  /** The newest first, each whole. */
  list(
    filter: RolloutFilter,
  ): Promise<{ items: KeptRollout[]; nextCursor?: string }>;

  /**
   * The last rollout of the same name and namespace that was asked for after
   * this one; what this one brought may not be there any more.
   */
  successorOf(rollout: RolloutRow): Promise<string | undefined>;

  /** Those that have not ended. */
  openIds(): Promise<string[]>;

  /**
   * Takes the right to steer a rollout, or keeps it.
   *
   * @returns undefined where another replica has it
   */
  hold(id: string, holder: string): Promise<Hold | undefined>;

  /** Gives back all that a replica holds, so that others need not wait. */
  release(holder: string): Promise<void>;

  /**
   * Writes what was decided or done.
   *
   * @throws ConflictError where the right to steer it was lost
   */
  write(hold: Hold, change: RolloutChange): Promise<void>;

  /**
   * Changes a rollout for a person, who need not hold it: what it is like is
   * locked meanwhile.
   *
   * @throws NotFoundError, and what change throws
   */
  change(
    id: string,
    change: (rollout: KeptRollout) => RolloutChange,
  ): Promise<void>;
}
