import {
  buildDeployment,
  buildPod,
  buildReplicaSet,
  buildRollout,
  flavorOf,
  isReady,
  PodHealth,
  replicatedStatus,
  RevisionPlan,
  stableSuffix,
} from '../../objects';
import type { Pod, ReplicatedWorkload } from '../../types';
import { pick } from '../random';
import {
  DemoServiceSpec,
  identityLabels,
  kindOn,
  namespaceOf,
  podSelector,
  replicasOn,
} from '../services';
import { DAY, MINUTE, SECOND } from '../time';
import { crashLoopHealth, Incident, incidentOf, pastHealth } from './incidents';
import { brokenPlan, revisionPlans } from './revisionPlans';
import type { SeedContext } from './SeedContext';
import { workloadAnnotations } from './template';

/** What a workload was and is, and what it should be but cannot. */
interface Story {
  service: DemoServiceSpec;
  stable: RevisionPlan;
  rolledOutAt: number;
  broken?: RevisionPlan;
}

/** Stores a Deployment or Rollout with its ReplicaSets and pods. */
export function seedReplicated(
  context: SeedContext,
  service: DemoServiceSpec,
): void {
  const incident = incidentOf(service.name, context.cluster.name);
  const past = revisionPlans(context, service, incident);
  const stable = past.plans[past.plans.length - 1];
  const broken =
    incident?.type === 'imagePull'
      ? brokenPlan(context, service, stable.revision + 1)
      : undefined;
  const plans = broken ? [...past.plans, broken] : past.plans;
  const owner = buildOwner(context, service, plans);
  const { rolledOutAt } = past;
  const story = { service, stable, rolledOutAt, broken };
  const made = plans.map(plan => seedRevision(context, owner, plan, story));
  finish(context, owner, {
    currentSet: made[made.length - 1].set,
    pods: made.flatMap(({ pods }) => pods),
    rolledOutAt: broken?.createdAt ?? rolledOutAt,
    isStuck: Boolean(broken),
  });
}

function seedRevision(
  context: SeedContext,
  owner: ReplicatedWorkload,
  plan: RevisionPlan,
  story: Story,
): { set: ReplicatedWorkload; pods: Pod[] } {
  const fates = podsOf(context, plan, story);
  const set = seedReplicaSet(context, owner, plan, fates.length);
  const rolledOutAt =
    plan === story.stable ? story.rolledOutAt : plan.createdAt;
  const pods = fates.map((health, index) =>
    seedPod(context, set, { rolledOutAt, health, index }),
  );
  return { set, pods };
}

function buildOwner(
  { cluster, put, today }: SeedContext,
  service: DemoServiceSpec,
  revisions: RevisionPlan[],
): ReplicatedWorkload {
  const kind = kindOn(service, cluster);
  const build = kind === 'Rollout' ? buildRollout : buildDeployment;
  const owner = build({
    cluster: cluster.name,
    name: service.name,
    namespace: namespaceOf(service, cluster),
    createdAt: today - 120 * DAY,
    labels: identityLabels(service),
    annotations: workloadAnnotations(service),
    replicas: replicasOn(service, cluster),
    selector: podSelector(service),
    revisions,
  });
  return put(resourceOf(owner), owner) as ReplicatedWorkload;
}

function resourceOf({ kind }: ReplicatedWorkload): string {
  return kind === 'Rollout' ? 'rollouts.argoproj.io' : 'deployments.apps';
}

/** How the pods of a revision fare; it has as many as this says. */
function podsOf(
  context: SeedContext,
  plan: RevisionPlan,
  { service, stable, broken }: Story,
): Array<PodHealth | undefined> {
  if (plan === broken) {
    const [{ image }] = plan.template.spec.containers;
    const message = `Back-off pulling image "${image}"`;
    return [{ waiting: { reason: 'ImagePullBackOff', message } }];
  }
  if (plan !== stable) {
    return [];
  }
  const { name } = service;
  const incident = incidentOf(name, context.cluster.name);
  const count = replicasOn(service, context.cluster);
  return Array.from({ length: count }, (_, index) =>
    incidentHealth(incident, index, context.now),
  );
}

function incidentHealth(
  incident: Incident | undefined,
  index: number,
  now: number,
): PodHealth | undefined {
  return incident?.type === 'crashLoop' && index < incident.pods
    ? crashLoopHealth(incident, now)
    : undefined;
}

function seedReplicaSet(
  { cluster, put }: SeedContext,
  owner: ReplicatedWorkload,
  revision: RevisionPlan,
  replicas: number,
): ReplicatedWorkload {
  const set = buildReplicaSet({
    cluster: cluster.name,
    owner,
    revision,
    replicas,
  });
  return put('replicasets.apps', set) as ReplicatedWorkload;
}

function seedPod(
  context: SeedContext,
  set: ReplicatedWorkload,
  pod: { rolledOutAt: number; health?: PodHealth; index: number },
): Pod {
  const { cluster, random, now, nodes, put } = context;
  const { name, namespace } = set.metadata;
  // Some pods were moved to another node since.
  const moved = random() < 0.15 ? random() * (now - pod.rolledOutAt) * 0.8 : 0;
  const createdAt = pod.rolledOutAt + moved + pod.index * 20 * SECOND;
  const service = name.replace(/-[^-]+$/, '');
  const health =
    pod.health ?? pastHealth(random, service, createdAt, now - MINUTE);
  return put(
    'pods',
    buildPod({
      cluster: cluster.name,
      name: `${name}-${stableSuffix(`${name} ${pod.index}`, 5)}`,
      namespace,
      template: set.spec.template,
      node: pick(random, nodes),
      createdAt,
      health,
      owner: set,
    }),
  ) as Pod;
}

function finish(
  { put }: SeedContext,
  owner: ReplicatedWorkload,
  end: {
    currentSet: ReplicatedWorkload;
    pods: Pod[];
    rolledOutAt: number;
    isStuck: boolean;
  },
) {
  const { currentSet, pods, rolledOutAt, isStuck } = end;
  const { hashLabel } = flavorOf(owner);
  const hash = currentSet.metadata.labels?.[hashLabel] ?? '';
  const isUp = pods.some(isReady);
  const status = replicatedStatus(owner, pods, hash, {
    replicaSet: currentSet.metadata.name,
    at: rolledOutAt + (isUp ? MINUTE : 10 * MINUTE),
    state: isStuck || !isUp ? 'stuck' : 'complete',
    createdAt: Date.parse(owner.metadata.creationTimestamp ?? ''),
  });
  put(resourceOf(owner), { ...owner, status });
}
