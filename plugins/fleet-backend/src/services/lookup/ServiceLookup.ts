import type { Match } from '@flotilla/backstage-plugin-fleet-common';
import type { Requirement } from './parseSelector';

/** What makes a workload the service's; the first that holds is the reason. */
export interface LookupAlternative {
  match: Match;
  requirements: Requirement[];
}

/** How the workloads of one service are found. */
export interface ServiceLookup {
  alternatives: LookupAlternative[];
  namespace?: string;
  /** The name or id of the only cluster to look at. */
  cluster?: string;
  entityRef?: string;
  owner?: string;
}
