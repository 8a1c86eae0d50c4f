import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { fleetClusterRules } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterRow } from '../questions/coverage';
import { factsOf } from './factsOf';

/**
 * Which clusters a decision lets somebody know of; undefined for all of them.
 */
export function clusterFilter(
  decision: PolicyDecision,
): ((cluster: ClusterRow) => boolean) | undefined {
  if (decision.result === AuthorizeResult.ALLOW) {
    return undefined;
  }
  const rules = Object.values(fleetClusterRules);
  const authorizes = createConditionAuthorizer([...rules]);
  return cluster => authorizes(decision, factsOf(cluster));
}
