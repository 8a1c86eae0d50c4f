import { flavorOf, isReady, Progress, replicatedStatus } from '../objects';
import { resourceKey } from '../store';
import type { Pod, ReplicatedWorkload } from '../types';
import {
  childName,
  childrenOf,
  ControllerContext,
  isStarting,
} from './ControllerContext';
import { currentReplicaSet, revisionOf, trimHistory } from './revisions';
import { createPod, startPod } from './startPod';

interface Observed {
  owner: ReplicatedWorkload;
  current: ReplicatedWorkload;
  fresh: Pod[];
  old: Pod[];
}

/**
 * Moves a Deployment or Rollout one step towards what is asked of it.
 *
 * @returns whether there is more to do
 */
export function stepReplicaSets(
  context: ControllerContext,
  owner: ReplicatedWorkload,
): boolean {
  const sets = replicaSetsOf(context, owner);
  const { set, changed } = currentReplicaSet(context, owner, sets);
  const moved = movePods(context, observe(context, owner, set)) || changed;
  for (const one of replicaSetsOf(context, owner)) {
    countPods(context, one);
  }
  writeStatus(context, owner, set, moved);
  trimHistory(context, owner, replicaSetsOf(context, owner));
  return moved;
}

function replicaSetsOf(context: ControllerContext, owner: ReplicatedWorkload) {
  return childrenOf<ReplicatedWorkload>(context, 'replicasets.apps', owner);
}

function observe(
  context: ControllerContext,
  owner: ReplicatedWorkload,
  current: ReplicatedWorkload,
): Observed {
  const others = replicaSetsOf(context, owner).filter(
    ({ metadata }) => metadata.uid !== current.metadata.uid,
  );
  return {
    owner,
    current,
    fresh: childrenOf<Pod>(context, 'pods', current),
    old: others.flatMap(set => childrenOf<Pod>(context, 'pods', set)),
  };
}

function movePods(context: ControllerContext, observed: Observed): boolean {
  const { store } = context.backing;
  const { owner, current, fresh, old } = observed;
  const desired = owner.spec.replicas ?? 1;
  const starting = fresh.find(isStarting);
  if (starting) {
    startPod(context, starting);
    return true;
  }
  if (fresh.length > desired) {
    store.remove('pods', fresh[fresh.length - 1]);
    return true;
  }
  const hasFailed = fresh.some(pod => !isReady(pod));
  if (!hasFailed && old.length > 0 && old.length + fresh.length > desired) {
    store.remove('pods', old[0]);
    return true;
  }
  if (!hasFailed && fresh.length < desired) {
    const name = childName(context, current.metadata.name);
    createPod(context, current, { name, template: current.spec.template });
    return true;
  }
  return false;
}

/** A ReplicaSet of the simulator is scaled by what is there. */
function countPods(context: ControllerContext, set: ReplicatedWorkload) {
  const pods = childrenOf<Pod>(context, 'pods', set);
  const ready = pods.filter(isReady).length;
  const { spec, status } = set;
  if (spec.replicas === pods.length && (status?.readyReplicas ?? 0) === ready) {
    return;
  }
  const generation = (set.metadata.generation ?? 0) + 1;
  context.backing.store.put('replicasets.apps', {
    ...set,
    metadata: { ...set.metadata, generation },
    spec: { ...spec, replicas: pods.length },
    status: {
      observedGeneration: generation,
      replicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
    },
  });
}

function writeStatus(
  context: ControllerContext,
  owner: ReplicatedWorkload,
  set: ReplicatedWorkload,
  moved: boolean,
) {
  const { hashLabel, revisionAnnotation } = flavorOf(owner);
  const { fresh, old } = observe(context, owner, set);
  const hash = set.metadata.labels?.[hashLabel] ?? '';
  const status = replicatedStatus(owner, [...fresh, ...old], hash, {
    replicaSet: set.metadata.name,
    at: context.backing.clock.now(),
    state: stateOf(owner, fresh, old, moved),
    createdAt: Date.parse(owner.metadata.creationTimestamp ?? ''),
  });
  const annotations = {
    ...owner.metadata.annotations,
    [revisionAnnotation]: String(revisionOf(owner, set)),
  };
  const metadata = { ...owner.metadata, annotations };
  const resource = context.backing.resources
    .list()
    .find(({ kind }) => kind === owner.kind);
  if (resource) {
    const key = resourceKey(resource);
    context.backing.store.put(key, { ...owner, metadata, status });
  }
}

function stateOf(
  { spec }: ReplicatedWorkload,
  fresh: Pod[],
  old: Pod[],
  moved: boolean,
): Progress['state'] {
  const done =
    old.length === 0 &&
    fresh.length === (spec.replicas ?? 1) &&
    fresh.every(isReady);
  if (done) {
    return 'complete';
  }
  return moved ? 'progressing' : 'stuck';
}
