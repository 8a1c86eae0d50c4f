import { timestamp } from '../../clock';
import {
  childrenOf,
  ControllerContext,
  startJob,
  trimJobs,
} from '../../controllers';
import { isReady, PodHealth, podStatus } from '../../objects';
import { updateObject } from '../../store';
import type { KubeObject, Pod, ReplicatedWorkload } from '../../types';
import { pick, Random } from '../random';

/**
 * Something that happens on a cluster.
 *
 * @returns whether it could happen there
 */
export type Happening = (context: ControllerContext, random: Random) => boolean;

/** Who does what people and pipelines do. */
const DEPLOYER = 'demo-pipeline';

const CAUSES = [
  { reason: 'OOMKilled', exitCode: 137 },
  { reason: 'Error', exitCode: 1 },
];

/** A container of a pod that was well ends, and is started again. */
export const restart: Happening = (context, random) => {
  const pods = podsWhere(context, pod => isReady(pod));
  if (pods.length === 0) {
    return false;
  }
  restartPod(context, pick(random, pods), pick(random, CAUSES), false);
  return true;
};

/** A container that does not stay up ends once more. */
export const crashAgain: Happening = (context, random) => {
  const pods = podsWhere(context, isCrashLooping);
  if (pods.length === 0) {
    return false;
  }
  const pod = pick(random, pods);
  const last = pod.status?.containerStatuses?.[0]?.lastState.terminated;
  const { reason = 'Error', exitCode = 1 } = last ?? {};
  restartPod(context, pod, { reason, exitCode }, true);
  return true;
};

/** Somebody deploys the next version of a service. */
export const upgrade: Happening = (context, random) => {
  return changeDeployment(context, random, deployment => {
    const { template } = deployment.spec;
    const [main, ...others] = template.spec.containers;
    const image = nextImage(main.image);
    const labels = {
      ...template.metadata.labels,
      'app.kubernetes.io/version': image.split(':').pop() ?? '',
    };
    return {
      ...template,
      metadata: { ...template.metadata, labels },
      spec: { ...template.spec, containers: [{ ...main, image }, ...others] },
    };
  });
};

/** Somebody restarts a service with kubectl rollout restart. */
export const rolloutRestart: Happening = (context, random) => {
  const restartedAt = timestamp(context.backing.clock.now());
  return changeDeployment(context, random, ({ spec }) => {
    const { metadata } = spec.template;
    const annotations = {
      ...metadata.annotations,
      'kubectl.kubernetes.io/restartedAt': restartedAt,
    };
    return { ...spec.template, metadata: { ...metadata, annotations } };
  });
};

/** A service gets one pod more, or one less. */
export const scale: Happening = (context, random) => {
  const deployment = pickDeployment(context, random);
  if (!deployment) {
    return false;
  }
  const { replicas = 1 } = deployment.spec;
  const next = replicas > 3 ? replicas - 1 : replicas + 1;
  const spec = { ...deployment.spec, replicas: next };
  write(context, deployment, { ...deployment, spec });
  return true;
};

/** A CronJob is due. */
export const runCronJob: Happening = (context, random) => {
  const cronJobs = context.backing.store.list('cronjobs.batch');
  if (cronJobs.length === 0) {
    return false;
  }
  const cronJob = pick(random, cronJobs);
  trimJobs(context, cronJob);
  startJob(context, cronJob);
  return true;
};

function restartPod(
  { backing }: ControllerContext,
  pod: Pod,
  cause: { reason: string; exitCode: number },
  staysDown: boolean,
) {
  const now = backing.clock.now();
  const count = pod.status?.containerStatuses?.[0]?.restartCount ?? 0;
  const health: PodHealth = {
    restarts: count + 1,
    lastTermination: { ...cause, at: now },
    ...(staysDown
      ? {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: 'back-off 5m0s restarting failed container',
          },
        }
      : {}),
  };
  const createdAt = Date.parse(pod.metadata.creationTimestamp ?? '');
  const { containers } = pod.spec;
  const status = podStatus(containers, health, createdAt, pod.metadata.name);
  backing.store.put('pods', { ...pod, status });
}

function podsWhere(
  { backing }: ControllerContext,
  test: (pod: Pod) => boolean,
): Pod[] {
  const pods = backing.store.list('pods') as Pod[];
  return pods.filter(test);
}

function isCrashLooping({ status }: Pod): boolean {
  const [first] = status?.containerStatuses ?? [];
  return first?.state.waiting?.reason === 'CrashLoopBackOff';
}

function changeDeployment(
  context: ControllerContext,
  random: Random,
  change: (
    deployment: ReplicatedWorkload,
  ) => ReplicatedWorkload['spec']['template'],
): boolean {
  const deployment = pickDeployment(context, random);
  if (!deployment) {
    return false;
  }
  const spec = { ...deployment.spec, template: change(deployment) };
  write(context, deployment, { ...deployment, spec });
  return true;
}

/** What a rollout of Flotilla brought last, which must stay as it was brought. */
const DELIVERED = 'flotilla.io/rollout';

/** One that is well: what is broken on purpose stays so. */
function pickDeployment(
  context: ControllerContext,
  random: Random,
): ReplicatedWorkload | undefined {
  const { store } = context.backing;
  const workloads = [
    ...store.list('deployments.apps'),
    ...store.list('rollouts.argoproj.io'),
  ] as ReplicatedWorkload[];
  const well = workloads.filter(
    one =>
      one.metadata.namespace !== 'kube-system' &&
      !one.metadata.annotations?.[DELIVERED] &&
      one.status?.readyReplicas === one.spec.replicas &&
      hasWholePods(context, one),
  );
  return well.length > 0 ? pick(random, well) : undefined;
}

function hasWholePods(context: ControllerContext, owner: KubeObject): boolean {
  const sets = childrenOf(context, 'replicasets.apps', owner);
  return sets.every(set => {
    const pods = childrenOf<Pod>(context, 'pods', set);
    return pods.every(pod => isReady(pod));
  });
}

function write(
  { backing }: ControllerContext,
  { kind, metadata }: KubeObject,
  wanted: KubeObject,
) {
  const { namespace, name } = metadata;
  const resource = backing.resources.list().find(one => one.kind === kind);
  if (resource) {
    const manager = DEPLOYER;
    const options = { resource, namespace, name, manager };
    updateObject(backing, () => wanted, options);
  }
}

/** The image of the next patch release. */
function nextImage(image: string): string {
  return image.replace(/(\d+)$/, patch => String(Number(patch) + 1));
}
