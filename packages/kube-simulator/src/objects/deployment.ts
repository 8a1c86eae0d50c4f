import { timestamp } from '../clock';
import type { Condition, ReplicatedWorkload } from '../types';
import { buildMetadata, Naming } from './metadata';
import { flavorOf, RevisionPlan } from './replicaSet';

/** A Deployment or Rollout with its history; the last revision is current. */
export interface DeploymentPlan extends Naming {
  replicas: number;
  selector: Record<string, string>;
  revisions: RevisionPlan[];
}

/** A Deployment, as yet without its status. */
export function buildDeployment(plan: DeploymentPlan): ReplicatedWorkload {
  return build(plan, 'apps/v1', 'Deployment', {
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
    },
  });
}

/** An Argo Rollout with a canary strategy, as yet without its status. */
export function buildRollout(plan: DeploymentPlan): ReplicatedWorkload {
  return build(plan, 'argoproj.io/v1alpha1', 'Rollout', {
    revisionHistoryLimit: 10,
    strategy: {
      canary: {
        steps: [
          { setWeight: 20 },
          { pause: { duration: '5m' } },
          { setWeight: 60 },
          { pause: { duration: '5m' } },
        ],
      },
    },
  });
}

function build(
  plan: DeploymentPlan,
  apiVersion: string,
  kind: string,
  spec: Record<string, unknown>,
): ReplicatedWorkload {
  const { replicas, selector, revisions } = plan;
  const current = revisions[revisions.length - 1];
  const workload: ReplicatedWorkload = {
    apiVersion,
    kind,
    metadata: { name: plan.name },
    spec: {
      replicas,
      selector: { matchLabels: selector },
      template: current.template,
      ...spec,
    },
  };
  const { revisionAnnotation } = flavorOf(workload);
  workload.metadata = buildMetadata(kind, {
    ...plan,
    generation: current.revision,
    annotations: {
      ...plan.annotations,
      [revisionAnnotation]: String(current.revision),
    },
  });
  return workload;
}

/** How far a rollout came. */
export interface Progress {
  replicaSet: string;
  /** When it last moved. */
  at: number;
  state: 'progressing' | 'complete' | 'stuck';
  available: boolean;
  createdAt: number;
}

const PROGRESS = {
  progressing: {
    status: 'True',
    reason: 'ReplicaSetUpdated',
    message: 'is progressing.',
  },
  complete: {
    status: 'True',
    reason: 'NewReplicaSetAvailable',
    message: 'has successfully progressed.',
  },
  stuck: {
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: 'has timed out progressing.',
  },
} as const;

/** The conditions of a Deployment that came so far. */
export function deploymentConditions(progress: Progress): Condition[] {
  const { replicaSet, at, state, available, createdAt } = progress;
  const { status, reason, message } = PROGRESS[state];
  // Only a stuck rollout changes the status: else the transition stays the
  // first one, and only lastUpdateTime tells when a revision was rolled out.
  const transition = state === 'stuck' ? at : createdAt;
  return [
    {
      type: 'Available',
      status: available ? 'True' : 'False',
      reason: available
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      lastUpdateTime: timestamp(available ? createdAt : at),
      lastTransitionTime: timestamp(available ? createdAt : at),
    },
    {
      type: 'Progressing',
      status,
      reason,
      message: `ReplicaSet "${replicaSet}" ${message}`,
      lastUpdateTime: timestamp(at),
      lastTransitionTime: timestamp(transition),
    },
  ];
}
