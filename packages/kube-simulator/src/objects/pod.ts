import { timestamp } from '../clock';
import type {
  Container,
  ContainerState,
  ContainerStatus,
  Pod,
  PodStatus,
  PodTemplate,
} from '../types';
import { hash, imageId } from './identity';
import { buildMetadata, Naming } from './metadata';

/** How the last run of a container ended. */
export interface Termination {
  reason: string;
  exitCode: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** How a pod's first container fares. */
export interface PodHealth {
  restarts?: number;
  lastTermination?: Termination;
  /** What it waits for, as CrashLoopBackOff; it runs if absent. */
  waiting?: { reason: string; message?: string };
  /** How it ended for good, for the pods of jobs. */
  finished?: Termination;
  /** Not started yet. */
  pending?: boolean;
}

/** A pod to be made. */
export interface PodPlan extends Naming {
  template: PodTemplate;
  node: string;
  health?: PodHealth;
}

/** A Pod with the status that its health gives it. */
export function buildPod(plan: PodPlan): Pod {
  const { template, node, createdAt, health = {} } = plan;
  const labels = { ...template.metadata.labels, ...plan.labels };
  const { annotations } = template.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: buildMetadata('Pod', {
      ...plan,
      labels,
      annotations,
      generation: 1,
    }),
    spec: { restartPolicy: 'Always', ...template.spec, nodeName: node },
    status: podStatus(template.spec.containers, health, createdAt, plan.name),
  };
}

/** The status of a pod whose first container fares like this. */
export function podStatus(
  containers: Container[],
  health: PodHealth,
  createdAt: number,
  name: string,
): PodStatus {
  const containerStatuses = containers.map((container, index) =>
    containerStatus(container, index === 0 ? health : {}, createdAt, name),
  );
  const ready = containerStatuses.every(one => one.ready);
  const status = ready ? 'True' : 'False';
  const lastTransitionTime = timestamp(createdAt + 4_000);
  return {
    phase: phaseOf(health),
    startTime: timestamp(createdAt),
    qosClass: 'Burstable',
    hostIP: '10.0.0.10',
    podIP: podIp(name),
    conditions: [
      { type: 'PodScheduled', status: 'True', lastTransitionTime },
      { type: 'Initialized', status: 'True', lastTransitionTime },
      { type: 'ContainersReady', status, lastTransitionTime },
      { type: 'Ready', status, lastTransitionTime },
    ],
    containerStatuses,
  };
}

function phaseOf({ finished, pending, waiting, restarts }: PodHealth) {
  if (finished) {
    return finished.exitCode === 0 ? 'Succeeded' : 'Failed';
  }
  return pending || (waiting && !restarts) ? 'Pending' : 'Running';
}

function containerStatus(
  { name, image }: Container,
  health: PodHealth,
  createdAt: number,
  pod: string,
): ContainerStatus {
  const { restarts = 0, lastTermination } = health;
  const running = !health.finished && !health.pending && !health.waiting;
  const pulled =
    !health.pending && health.waiting?.reason !== 'ImagePullBackOff';
  const run = (n: number) => `containerd://${hash(`${pod}/${name}/${n}`)}`;
  const startedAt = (lastTermination?.at ?? createdAt) + 2_000;
  return {
    name,
    image,
    imageID: pulled ? imageId(image) : '',
    ...(pulled ? { containerID: run(restarts) } : {}),
    ready: running,
    started: running,
    restartCount: restarts,
    state: currentState(health, startedAt),
    lastState: lastTermination
      ? terminated(lastTermination, run(restarts - 1))
      : {},
  };
}

function currentState(health: PodHealth, startedAt: number): ContainerState {
  const { finished, waiting, pending } = health;
  if (finished) {
    return terminated(finished);
  }
  if (pending) {
    return { waiting: { reason: 'ContainerCreating' } };
  }
  return waiting
    ? { waiting }
    : { running: { startedAt: timestamp(startedAt) } };
}

function terminated(
  { reason, exitCode, at }: Termination,
  containerID?: string,
): ContainerState {
  return {
    terminated: {
      exitCode,
      reason,
      startedAt: timestamp(at - 60_000),
      finishedAt: timestamp(at),
      ...(containerID ? { containerID } : {}),
    },
  };
}

function podIp(name: string): string {
  const [a, b] = [0, 2].map(i => parseInt(hash(name).slice(i, i + 2), 16));
  return `10.244.${a}.${b}`;
}

/** Whether a pod takes part in its service. */
export function isReady({ status }: Pod): boolean {
  return (
    status?.conditions?.some(
      ({ type, status: is }) => type === 'Ready' && is === 'True',
    ) ?? false
  );
}
