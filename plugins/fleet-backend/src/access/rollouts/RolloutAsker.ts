import type { Asker } from '../../questions/asker';
import type { ClusterRow } from '../../questions/coverage';

/** What a person may do to rollouts, by the clusters that these go to. */
export interface RolloutRights {
  create(cluster: ClusterRow): boolean;
  act(cluster: ClusterRow): boolean;
  approve(cluster: ClusterRow): boolean;
}

/** Who asks for rollouts or acts on them. */
export interface RolloutAsker extends Asker {
  /** An entity reference for a person, `service:` and a name for a service. */
  ref: string;
  may: RolloutRights;
}
