import { isDeepStrictEqual } from 'node:util';
import { buildReplicaSet, flavorOf } from '../objects';
import type { PodTemplate, ReplicatedWorkload } from '../types';
import type { ControllerContext } from './ControllerContext';

const REPLICA_SETS = 'replicasets.apps';

/** The revision of a ReplicaSet; 0 where it has none. */
export function revisionOf(
  owner: ReplicatedWorkload,
  { metadata }: ReplicatedWorkload,
): number {
  const { revisionAnnotation } = flavorOf(owner);
  return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

/**
 * The ReplicaSet of what the workload's template is now, as its newest revision:
 * a new one, or an old one where the template is returned to.
 */
export function currentReplicaSet(
  context: ControllerContext,
  owner: ReplicatedWorkload,
  sets: ReplicatedWorkload[],
): { set: ReplicatedWorkload; changed: boolean } {
  const revisions = sets.map(set => revisionOf(owner, set));
  const newest = Math.max(0, ...revisions);
  const set = sets.find(one => hasTemplate(owner, one));
  if (set && revisionOf(owner, set) === newest) {
    return { set, changed: false };
  }
  const next = newest + 1;
  const changed = set
    ? returnTo(context, owner, set, next)
    : addRevision(context, owner, next);
  return { set: changed, changed: true };
}

/** Removes the oldest revisions without pods that are too many. */
export function trimHistory(
  { backing }: ControllerContext,
  owner: ReplicatedWorkload,
  sets: ReplicatedWorkload[],
): void {
  const limit = Number(owner.spec.revisionHistoryLimit ?? 10);
  const old = sets
    .filter(set => !set.spec.replicas)
    .sort((a, b) => revisionOf(owner, b) - revisionOf(owner, a));
  old.slice(limit).forEach(set => backing.store.remove(REPLICA_SETS, set));
}

function hasTemplate(owner: ReplicatedWorkload, set: ReplicatedWorkload) {
  const { hashLabel } = flavorOf(owner);
  return isDeepStrictEqual(
    withoutLabel(set.spec.template, hashLabel),
    withoutLabel(owner.spec.template, hashLabel),
  );
}

function withoutLabel(template: PodTemplate, label: string): PodTemplate {
  const { [label]: hash, ...labels } = template.metadata.labels;
  return { ...template, metadata: { ...template.metadata, labels } };
}

function addRevision(
  { backing, cluster }: ControllerContext,
  owner: ReplicatedWorkload,
  revision: number,
): ReplicatedWorkload {
  const set = buildReplicaSet({
    cluster,
    owner,
    revision: {
      template: owner.spec.template,
      revision,
      createdAt: backing.clock.now(),
    },
    replicas: 0,
  });
  return backing.store.put(REPLICA_SETS, set) as ReplicatedWorkload;
}

function returnTo(
  { backing }: ControllerContext,
  owner: ReplicatedWorkload,
  set: ReplicatedWorkload,
  revision: number,
): ReplicatedWorkload {
  const { revisionAnnotation, historyAnnotation } = flavorOf(owner);
  const annotations = { ...set.metadata.annotations };
  if (historyAnnotation) {
    const earlier = annotations[historyAnnotation];
    const was = annotations[revisionAnnotation];
    annotations[historyAnnotation] = earlier ? `${earlier},${was}` : was;
  }
  annotations[revisionAnnotation] = String(revision);
  const metadata = { ...set.metadata, annotations };
  return backing.store.put(REPLICA_SETS, {
    ...set,
    metadata,
  }) as ReplicatedWorkload;
}
