import { RESOURCE_TYPE_FLEET_CLUSTER } from '@flotilla/backstage-plugin-fleet-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { hasLabel, isDistribution, isOwnedBy } from './matches';
import {
  claimsParams,
  distributionsParams,
  labelParams,
  ownersParams,
} from './params';
import type { FleetClusterFacts, FleetFilter } from './types';

/**
 * A cluster, as permission policies know it.
 *
 * @public
 */
export const fleetClusterResourceRef = createPermissionResourceRef<
  FleetClusterFacts,
  FleetFilter
>().with({ pluginId: 'fleet', resourceType: RESOURCE_TYPE_FLEET_CLUSTER });

const hasLabelRule = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow clusters with a label, with any of some values',
  resourceRef: fleetClusterResourceRef,
  paramsSchema: labelParams,
  apply: hasLabel,
  toQuery: ({ label, values = [] }) => ({ key: 'clusterLabel', label, values }),
});

const isDistributionRule = createPermissionRule({
  name: 'IS_DISTRIBUTION',
  description: 'Allow clusters of some distributions',
  resourceRef: fleetClusterResourceRef,
  paramsSchema: distributionsParams,
  apply: (cluster, { distributions }) => isDistribution(cluster, distributions),
  toQuery: ({ distributions: values }) => ({ key: 'distribution', values }),
});

const hasOwnerRule = createPermissionRule({
  name: 'HAS_OWNER',
  description: 'Allow clusters that some entities own',
  resourceRef: fleetClusterResourceRef,
  paramsSchema: ownersParams,
  apply: (cluster, { owners }) => isOwnedBy(cluster, owners),
  toQuery: ({ owners: values }) => ({ key: 'clusterOwner', values }),
});

const isEntityOwnerRule = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow clusters that one of the claims of the asker owns',
  resourceRef: fleetClusterResourceRef,
  paramsSchema: claimsParams,
  apply: (cluster, { claims }) => isOwnedBy(cluster, claims),
  toQuery: ({ claims: values }) => ({ key: 'clusterOwner', values }),
});

/**
 * The rules for clusters.
 *
 * @public
 */
export const fleetClusterRules = {
  hasLabel: hasLabelRule,
  isDistribution: isDistributionRule,
  hasOwner: hasOwnerRule,
  isEntityOwner: isEntityOwnerRule,
};

const exported = createConditionExports({
  resourceRef: fleetClusterResourceRef,
  rules: fleetClusterRules,
});

/**
 * Conditions on clusters, for policies.
 *
 * @public
 */
export const fleetClusterConditions = exported.conditions;

/**
 * Makes a policy's decision of conditions on clusters.
 *
 * @public
 */
export const createFleetClusterConditionalDecision =
  exported.createConditionalDecision;
