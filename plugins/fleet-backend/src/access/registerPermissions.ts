import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  fleetClusterReadPermission,
  fleetRolloutActPermission,
  fleetRolloutApprovePermission,
  fleetRolloutCreatePermission,
  fleetRolloutReadPermission,
  fleetWorkloadLogsReadPermission,
  fleetWorkloadReadPermission,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  fleetClusterResourceRef,
  fleetClusterRules,
  fleetWorkloadResourceRef,
  fleetWorkloadRules,
} from '@flotilla/backstage-plugin-fleet-node';

/** Tells the permission policy what there is to decide on, and by which rules. */
export function registerPermissions(
  registry: Pick<
    PermissionsRegistryService,
    'addPermissions' | 'addResourceType'
  >,
): void {
  registry.addResourceType({
    resourceRef: fleetClusterResourceRef,
    permissions: [
      fleetClusterReadPermission,
      fleetRolloutCreatePermission,
      fleetRolloutActPermission,
      fleetRolloutApprovePermission,
    ],
    rules: Object.values(fleetClusterRules),
  });
  registry.addResourceType({
    resourceRef: fleetWorkloadResourceRef,
    permissions: [fleetWorkloadReadPermission],
    rules: Object.values(fleetWorkloadRules),
  });
  registry.addPermissions([
    fleetWorkloadLogsReadPermission,
    fleetRolloutReadPermission,
  ]);
}
