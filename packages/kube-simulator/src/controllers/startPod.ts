import { buildPod, podStatus } from '../objects';
import type { KubeObject, Pod, PodTemplate } from '../types';
import {
  ControllerContext,
  healthOfImage,
  pickNode,
} from './ControllerContext';

/** Creates a pod that has yet to start. */
export function createPod(
  context: ControllerContext,
  owner: KubeObject,
  pod: { name: string; template: PodTemplate; node?: string },
): Pod {
  const { backing, cluster } = context;
  const created = buildPod({
    cluster,
    name: pod.name,
    namespace: owner.metadata.namespace,
    template: pod.template,
    node: pod.node ?? pickNode(context),
    createdAt: backing.clock.now(),
    health: { pending: true },
    owner,
  });
  return backing.store.put('pods', created) as Pod;
}

/** Lets a pod start, or fail to, as its image has it. */
export function startPod({ backing }: ControllerContext, pod: Pod): void {
  const now = backing.clock.now();
  const { containers } = pod.spec;
  const health = healthOfImage(containers[0]?.image ?? '', now);
  const status = podStatus(containers, health, now, pod.metadata.name);
  backing.store.put('pods', { ...pod, status });
}
