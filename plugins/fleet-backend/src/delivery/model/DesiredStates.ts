import type { DesiredState } from '@flotilla/backstage-plugin-fleet-node';
import type { KeptRollout, TargetRow } from '../store';

/** What a rollout is to bring into its targets. */
export interface DesiredStates {
  /**
   * Rendered anew when it is not kept any more, from the source as it was when
   * the rollout was asked for.
   *
   * @throws ConflictError where the source is not what it was any more
   * @throws InputError where it cannot be rendered
   * @throws ServiceUnavailableError where it cannot be read now
   */
  of(
    rollout: KeptRollout['rollout'],
    target: Pick<
      TargetRow,
      'cluster_id' | 'namespace' | 'workloads' | 'entity_ref'
    >,
    options: { signal: AbortSignal },
  ): Promise<DesiredState>;
}
