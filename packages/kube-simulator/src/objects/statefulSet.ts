import type { DaemonSet, PodTemplate, ReplicatedWorkload } from '../types';
import { buildMetadata, Naming } from './metadata';
import { templateHash } from './replicaSet';

/** A StatefulSet or DaemonSet. */
export interface SetPlan extends Naming {
  selector: Record<string, string>;
  template: PodTemplate;
  replicas: number;
  generation: number;
}

/** A StatefulSet whose pods are all there. */
export function buildStatefulSet(plan: SetPlan): ReplicatedWorkload {
  const { name, replicas, selector, template, generation } = plan;
  const revision = `${name}-${templateHash(template)}`;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: buildMetadata('StatefulSet', plan),
    spec: {
      replicas,
      serviceName: name,
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 10,
      selector: { matchLabels: selector },
      template,
    },
    status: {
      observedGeneration: generation,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      currentReplicas: replicas,
      updatedReplicas: replicas,
      currentRevision: revision,
      updateRevision: revision,
    },
  };
}

/** A DaemonSet whose pods are on all nodes. */
export function buildDaemonSet(plan: SetPlan): DaemonSet {
  const { replicas, selector, template, generation } = plan;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: buildMetadata('DaemonSet', plan),
    spec: {
      revisionHistoryLimit: 10,
      selector: { matchLabels: selector },
      template,
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 1 },
      },
    },
    status: {
      observedGeneration: generation,
      desiredNumberScheduled: replicas,
      currentNumberScheduled: replicas,
      updatedNumberScheduled: replicas,
      numberReady: replicas,
      numberAvailable: replicas,
      numberMisscheduled: 0,
    },
  };
}
