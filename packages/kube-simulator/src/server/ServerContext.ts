import type { Faults } from '../faults';
import type { Backing } from '../store';
import type { ApiUser } from './auth';
import type { RequestedDeprecatedApi } from './metrics';
import type { WatchHub } from './watch/WatchHub';

/** All that answering requests needs. */
export interface ServerContext extends Backing {
  faults: Faults;
  users: readonly ApiUser[];
  watches: WatchHub;
  gitVersion: string;
  /** That somebody asked for since it was started. */
  deprecatedApis: readonly RequestedDeprecatedApi[];
}
