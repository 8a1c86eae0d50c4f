import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  fleetClusterReadPermission,
  fleetWorkloadReadPermission,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  createFleetClusterConditionalDecision,
  createFleetWorkloadConditionalDecision,
  fleetClusterConditions,
  fleetWorkloadConditions,
} from '@flotilla/backstage-plugin-fleet-node';
import { POLICY_LABEL } from './policyLabel';

const TEAMS = Array.from({ length: 20 }, (_, n) => `group:default/team-${n}`);

/**
 * Decides on the fleet as portals of several teams do: by a label of the
 * cluster, by owner, and by namespace. All that the bench asks for is allowed.
 */
class ConditionalPolicy implements PermissionPolicy {
  async handle({ permission }: PolicyQuery): Promise<PolicyDecision> {
    if (isPermission(permission, fleetClusterReadPermission)) {
      return createFleetClusterConditionalDecision(
        permission,
        fleetClusterConditions.hasLabel({ label: POLICY_LABEL }),
      );
    }
    if (isPermission(permission, fleetWorkloadReadPermission)) {
      return createFleetWorkloadConditionalDecision(permission, {
        anyOf: [
          fleetWorkloadConditions.isEntityOwner({ claims: TEAMS }),
          {
            not: fleetWorkloadConditions.inNamespace({
              namespaces: ['kube-system', 'kube-public'],
            }),
          },
        ],
      });
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

/** The portal's policy: conditional, instead of one that allows all. */
export const conditionalPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-conditional-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new ConditionalPolicy());
      },
    });
  },
});
