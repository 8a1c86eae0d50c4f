import type {
  ListRollouts,
  NewRollout,
  Rollout,
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
  RolloutList,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import type { RolloutAsker } from '../access';

/**
 * Rollouts, for whoever asks. Nothing of targets that the asker may not know of
 * is in any answer.
 */
export interface Rollouts {
  list(query: ListRollouts['query'], asker: RolloutAsker): Promise<RolloutList>;

  /** @throws NotFoundError, also where the asker may know of no target */
  get(id: string, asker: RolloutAsker): Promise<RolloutDetails>;

  /**
   * What a rollout would do. Changes nothing, and keeps nothing.
   *
   * @throws InputError, NotAllowedError as create()
   */
  plan(request: NewRollout, asker: RolloutAsker): Promise<RolloutPlan>;

  /**
   * Keeps a rollout, and lets it begin.
   *
   * @throws InputError where it cannot be read, or matches no cluster
   * @throws NotAllowedError where the asker may not deliver to one of its clusters
   * @throws ConflictError where one of its name is under way
   */
  create(request: NewRollout, asker: RolloutAsker): Promise<Rollout>;

  /** What a rollout that is kept would do now; where it is done, the drift. */
  planOf(id: string, asker: RolloutAsker): Promise<RolloutPlan>;

  /**
   * @throws NotAllowedError where the asker may not
   * @throws ConflictError where it cannot be done as the rollout is now
   */
  act(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    asker: RolloutAsker,
  ): Promise<Rollout>;
}
