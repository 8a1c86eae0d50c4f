import type {
  KubeObject,
  PodTemplate,
  ReplicatedSpec,
  ReplicatedWorkload,
} from '../types';
import { stableSuffix } from './identity';
import { buildMetadata } from './metadata';

/** What differs between the controllers that keep ReplicaSets. */
export interface ReplicaSetFlavor {
  hashLabel: string;
  revisionAnnotation: string;
  historyAnnotation?: string;
}

const DEPLOYMENT: ReplicaSetFlavor = {
  hashLabel: 'pod-template-hash',
  revisionAnnotation: 'deployment.kubernetes.io/revision',
  historyAnnotation: 'deployment.kubernetes.io/revision-history',
};
const ROLLOUT: ReplicaSetFlavor = {
  hashLabel: 'rollouts-pod-template-hash',
  revisionAnnotation: 'rollout.argoproj.io/revision',
  historyAnnotation: 'rollout.argoproj.io/revision-history',
};

/** How this workload marks its ReplicaSets. */
export function flavorOf({ kind }: KubeObject): ReplicaSetFlavor {
  return kind === 'Rollout' ? ROLLOUT : DEPLOYMENT;
}

/** One revision of a Deployment or Rollout. */
export interface RevisionPlan {
  template: PodTemplate;
  revision: number;
  createdAt: number;
  /** The revisions it was before, where it was returned to. */
  earlier?: number[];
  changeCause?: string;
}

/** The ReplicaSet of one revision. */
export function buildReplicaSet(options: {
  cluster: string;
  owner: ReplicatedWorkload;
  revision: RevisionPlan;
  replicas: number;
}): ReplicatedWorkload {
  const { cluster, owner, revision, replicas } = options;
  const flavor = flavorOf(owner);
  const suffix = templateHash(revision.template);
  const hashed = withHash(revision.template, flavor.hashLabel, suffix);
  const name = `${owner.metadata.name}-${suffix}`;
  const spec: ReplicatedSpec = {
    replicas,
    selector: {
      matchLabels: {
        ...owner.spec.selector.matchLabels,
        [flavor.hashLabel]: suffix,
      },
    },
    template: hashed,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: buildMetadata('ReplicaSet', {
      cluster,
      name,
      namespace: owner.metadata.namespace,
      createdAt: revision.createdAt,
      labels: hashed.metadata.labels,
      annotations: revisionAnnotations(flavor, owner, revision),
      owner,
      generation: 2,
    }),
    spec,
    status: { observedGeneration: 2, replicas },
  };
}

/** The name that a template gives its ReplicaSet; equal templates share it. */
export function templateHash(template: PodTemplate): string {
  return stableSuffix(JSON.stringify(template), 10);
}

function revisionAnnotations(
  { revisionAnnotation, historyAnnotation }: ReplicaSetFlavor,
  owner: ReplicatedWorkload,
  { revision, earlier = [], changeCause }: RevisionPlan,
): Record<string, string> {
  const desired = String(owner.spec.replicas ?? 1);
  return {
    [revisionAnnotation]: String(revision),
    'deployment.kubernetes.io/desired-replicas': desired,
    ...(historyAnnotation && earlier.length > 0
      ? { [historyAnnotation]: earlier.join(',') }
      : {}),
    ...(changeCause ? { 'kubernetes.io/change-cause': changeCause } : {}),
  };
}

function withHash(
  template: PodTemplate,
  label: string,
  suffix: string,
): PodTemplate {
  const labels = { ...template.metadata.labels, [label]: suffix };
  return { ...template, metadata: { ...template.metadata, labels } };
}
