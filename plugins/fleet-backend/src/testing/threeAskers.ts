import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  fleetClusterReadPermission,
  fleetRolloutActPermission,
  fleetRolloutApprovePermission,
  fleetRolloutCreatePermission,
  fleetWorkloadReadPermission,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  createFleetClusterConditionalDecision,
  createFleetWorkloadConditionalDecision,
  fleetClusterConditions,
  fleetWorkloadConditions,
} from '@flotilla/backstage-plugin-fleet-node';

const CLUSTER_PERMISSIONS = [
  fleetClusterReadPermission,
  fleetRolloutCreatePermission,
  fleetRolloutActPermission,
  fleetRolloutApprovePermission,
];

/** Who may know of everything, of what is theirs, and of nothing. */
export const ASKERS = {
  admin: 'user:default/admin',
  some: 'user:default/some',
  nobody: 'user:default/nobody',
} as const;

/** A policy for them. Theirs is what team-a owns in clusters of env=prod. */
export const threeAskersPolicy: Pick<
  PermissionsService,
  'authorize' | 'authorizeConditional'
> = {
  async authorize(requests, options) {
    const credentials = options?.credentials ?? credentialsOf('nobody');
    const { userEntityRef } = credentials.principal as {
      userEntityRef?: string;
    };
    // What is theirs, some may do everything with.
    const isAllowed =
      userEntityRef === ASKERS.admin || userEntityRef === ASKERS.some;
    const result = isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;
    return requests.map(() => ({ result }));
  },
  async authorizeConditional(requests, options) {
    const credentials = options?.credentials ?? credentialsOf('nobody');
    return requests.map(({ permission }) =>
      decide(permission.name, credentials),
    );
  },
};

export function credentialsOf(
  asker: keyof typeof ASKERS,
): BackstageCredentials {
  return {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'user', userEntityRef: ASKERS[asker] },
  } as BackstageCredentials;
}

function decide(
  permission: string,
  { principal }: BackstageCredentials,
): PolicyDecision {
  const { userEntityRef } = principal as { userEntityRef?: string };
  switch (userEntityRef) {
    case ASKERS.admin:
      return { result: AuthorizeResult.ALLOW };
    case ASKERS.some:
      return conditionsFor(permission);
    default:
      return { result: AuthorizeResult.DENY };
  }
}

function conditionsFor(permission: string): PolicyDecision {
  const ofCluster = CLUSTER_PERMISSIONS.find(({ name }) => name === permission);
  if (ofCluster) {
    return createFleetClusterConditionalDecision(
      ofCluster,
      fleetClusterConditions.hasLabel({ label: 'env', values: ['prod'] }),
    );
  }
  return createFleetWorkloadConditionalDecision(fleetWorkloadReadPermission, {
    allOf: [
      fleetWorkloadConditions.clusterHasLabel({ label: 'env' }),
      {
        anyOf: [
          fleetWorkloadConditions.isEntityOwner({
            claims: ['user:default/some', 'group:default/Team-A'],
          }),
          fleetWorkloadConditions.inNamespace({ namespaces: ['common'] }),
        ],
      },
    ],
  });
}
