import { createPermission } from '@backstage/plugin-permission-common';

/**
 * What policies call a cluster.
 *
 * @public
 */
export const RESOURCE_TYPE_FLEET_CLUSTER = 'fleet-cluster';

/**
 * What policies call a workload.
 *
 * @public
 */
export const RESOURCE_TYPE_FLEET_WORKLOAD = 'fleet-workload';

/**
 * To know of a cluster: that it exists, its version and nodes, how fresh it is.
 *
 * @public
 */
export const fleetClusterReadPermission = createPermission({
  name: 'fleet.cluster.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

/**
 * To know of a workload in a cluster that may be known of, and of what happened
 * to it.
 *
 * @public
 */
export const fleetWorkloadReadPermission = createPermission({
  name: 'fleet.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLEET_WORKLOAD,
});

/**
 * To read what the containers of a workload wrote, which may hold what nobody
 * meant to show. It is needed besides the permission to know of the workload.
 *
 * @public
 */
export const fleetWorkloadLogsReadPermission = createPermission({
  name: 'fleet.workload.logs.read',
  attributes: { action: 'read' },
});

/**
 * To know of rollouts, in clusters and of workloads that may be known of.
 *
 * @public
 */
export const fleetRolloutReadPermission = createPermission({
  name: 'fleet.rollout.read',
  attributes: { action: 'read' },
});

/**
 * To plan and begin a rollout to a cluster.
 *
 * @public
 */
export const fleetRolloutCreatePermission = createPermission({
  name: 'fleet.rollout.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

/**
 * To pause, resume, abort, roll back or retry a rollout to a cluster.
 *
 * @public
 */
export const fleetRolloutActPermission = createPermission({
  name: 'fleet.rollout.act',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

/**
 * To approve a rollout to a cluster that somebody else asked for.
 *
 * @public
 */
export const fleetRolloutApprovePermission = createPermission({
  name: 'fleet.rollout.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

/**
 * All permissions of the fleet.
 *
 * @public
 */
export const fleetPermissions = [
  fleetClusterReadPermission,
  fleetWorkloadReadPermission,
  fleetWorkloadLogsReadPermission,
  fleetRolloutReadPermission,
  fleetRolloutCreatePermission,
  fleetRolloutActPermission,
  fleetRolloutApprovePermission,
];
