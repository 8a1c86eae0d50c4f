import { RESOURCE_TYPE_FLEET_WORKLOAD } from '@flotilla/backstage-plugin-fleet-common';
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
  namespacesParams,
  ownersParams,
} from './params';
import type { FleetFilter, FleetWorkloadFacts } from './types';

/**
 * A workload, as permission policies know it.
 *
 * @public
 */
export const fleetWorkloadResourceRef = createPermissionResourceRef<
  FleetWorkloadFacts,
  FleetFilter
>().with({ pluginId: 'fleet', resourceType: RESOURCE_TYPE_FLEET_WORKLOAD });

const clusterHasLabelRule = createPermissionRule({
  name: 'CLUSTER_HAS_LABEL',
  description: 'Allow workloads in clusters with a label',
  resourceRef: fleetWorkloadResourceRef,
  paramsSchema: labelParams,
  apply: ({ cluster }, params) => hasLabel(cluster, params),
  toQuery: ({ label, values = [] }) => ({ key: 'clusterLabel', label, values }),
});

const clusterIsDistributionRule = createPermissionRule({
  name: 'CLUSTER_IS_DISTRIBUTION',
  description: 'Allow workloads in clusters of some distributions',
  resourceRef: fleetWorkloadResourceRef,
  paramsSchema: distributionsParams,
  apply: ({ cluster }, { distributions }) =>
    isDistribution(cluster, distributions),
  toQuery: ({ distributions: values }) => ({ key: 'distribution', values }),
});

const inNamespaceRule = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow workloads in some namespaces',
  resourceRef: fleetWorkloadResourceRef,
  paramsSchema: namespacesParams,
  apply: ({ namespace }, { namespaces }) => namespaces.includes(namespace),
  toQuery: ({ namespaces: values }) => ({ key: 'namespace', values }),
});

const hasOwnerRule = createPermissionRule({
  name: 'HAS_OWNER',
  description: 'Allow workloads of services that some entities own',
  resourceRef: fleetWorkloadResourceRef,
  paramsSchema: ownersParams,
  apply: (workload, { owners }) => isOwnedBy(workload, owners),
  toQuery: ({ owners: values }) => ({ key: 'owner', values }),
});

const isEntityOwnerRule = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow workloads of services that the asker owns',
  resourceRef: fleetWorkloadResourceRef,
  paramsSchema: claimsParams,
  apply: (workload, { claims }) => isOwnedBy(workload, claims),
  toQuery: ({ claims: values }) => ({ key: 'owner', values }),
});

/**
 * The rules for workloads.
 *
 * @public
 */
export const fleetWorkloadRules = {
  clusterHasLabel: clusterHasLabelRule,
  clusterIsDistribution: clusterIsDistributionRule,
  inNamespace: inNamespaceRule,
  hasOwner: hasOwnerRule,
  isEntityOwner: isEntityOwnerRule,
};

const exported = createConditionExports({
  resourceRef: fleetWorkloadResourceRef,
  rules: fleetWorkloadRules,
});

/**
 * Conditions on workloads, for policies.
 *
 * @public
 */
export const fleetWorkloadConditions = exported.conditions;

/**
 * Makes a policy's decision of conditions on workloads.
 *
 * @public
 */
export const createFleetWorkloadConditionalDecision =
  exported.createConditionalDecision;
