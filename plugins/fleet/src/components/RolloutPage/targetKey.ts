import type { RolloutTarget } from '@flotilla/backstage-plugin-fleet-common';

type TargetRef = Pick<RolloutTarget, 'cluster' | 'namespace' | 'entityRef'>;

/** Tells the targets of a rollout apart, planned ones as well. */
export function targetKey({
  cluster,
  namespace,
  entityRef,
}: TargetRef): string {
  return JSON.stringify([cluster.id, namespace, entityRef ?? '']);
}
