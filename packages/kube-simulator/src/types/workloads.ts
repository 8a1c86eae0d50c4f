import type { KubeObject } from './kube';

/** One environment variable. */
export interface EnvVar {
  name: string;
  value?: string;
}

/** One container of a pod template. */
export interface Container {
  name: string;
  image: string;
  env?: EnvVar[];
  ports?: Array<{ name?: string; containerPort: number }>;
  resources?: Record<string, unknown>;
}

/** What pods are made from. */
export interface PodTemplate {
  metadata: {
    labels: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

/** What a pod should be. */
export interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  restartPolicy?: string;
  serviceAccountName?: string;
}

/** What a container is doing, or did before its last restart. */
export interface ContainerState {
  running?: { startedAt: string };
  waiting?: { reason: string; message?: string };
  terminated?: {
    exitCode: number;
    reason: string;
    startedAt?: string;
    finishedAt: string;
    containerID?: string;
  };
}

/** How one container of a pod is. */
export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state: ContainerState;
  lastState: ContainerState;
}

/** A condition in a status. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastUpdateTime?: string;
}

/** How a pod is. */
export interface PodStatus {
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  conditions?: Condition[];
  startTime?: string;
  podIP?: string;
  hostIP?: string;
  qosClass?: string;
  containerStatuses?: ContainerStatus[];
}

/** A pod. */
export interface Pod extends KubeObject {
  spec: PodSpec;
  status?: PodStatus;
}

/** What all kinds that keep a number of pods have in their spec. */
export interface ReplicatedSpec {
  replicas?: number;
  selector: { matchLabels: Record<string, string> };
  template: PodTemplate;
  [field: string]: unknown;
}

/** What all kinds that keep a number of pods have in their status. */
export interface ReplicatedStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  conditions?: Condition[];
  [field: string]: unknown;
}

/** A Deployment, ReplicaSet, StatefulSet or Rollout. */
export interface ReplicatedWorkload extends KubeObject {
  spec: ReplicatedSpec;
  status?: ReplicatedStatus;
}

/** A DaemonSet. */
export interface DaemonSet extends KubeObject {
  spec: ReplicatedSpec;
  status?: Record<string, unknown>;
}
