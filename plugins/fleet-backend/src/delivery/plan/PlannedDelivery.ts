import type {
  DeliveryTarget,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { RolloutSpec } from '../model/RolloutSpec';
import type { DefaultDesiredStates } from './DefaultDesiredStates';
import { clusterLabels } from './clusterLabels';
import { deliverySource } from './deliverySource';
import type { PlannedTarget } from './RolloutScope';
import type { DeliverableWorkload } from './ServiceFacts';

const API_VERSIONS: Readonly<Record<string, string>> = {
  CronJob: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/** A workload of the inventory as engines know it. */
export function workloadRef({
  kind,
  namespace,
  name,
}: Pick<DeliverableWorkload, 'kind' | 'namespace' | 'name'>): ObjectRef {
  const apiVersion = API_VERSIONS[kind] ?? 'apps/v1';
  return { apiVersion, kind, namespace, name };
}

/**
 * A planned target as engines know it, with what it is to have.
 *
 * @param options - id: of the rollout, or what stands for it while it is planned
 */
export async function toPlannedDelivery(
  target: PlannedTarget,
  options: {
    id: string;
    spec: RolloutSpec;
    actor: string;
    waveClusters: readonly string[];
    states: Pick<DefaultDesiredStates, 'render'>;
    signal: AbortSignal;
  },
): Promise<{ delivery: DeliveryTarget; problems: string[] }> {
  const { id, spec, actor, states, signal } = options;
  const { cluster, namespace, workloads = [] } = target;
  const { desired, problems } = await states.render(
    id,
    spec,
    {
      clusterId: cluster.id,
      namespace,
      workloads: workloads.map(workloadRef),
      overrides: target.overrides.map(no => spec.overrides[no]),
    },
    signal,
  );
  const delivery = {
    rolloutId: id,
    releaseName: spec.name,
    entityRef: target.entityRef,
    cluster: {
      id: cluster.id,
      name: cluster.name,
      labels: Object.fromEntries(clusterLabels(cluster)),
    },
    namespace,
    desired,
    source: deliverySource(spec, target.overrides),
    wave: { index: target.wave, clusters: options.waveClusters },
    conflicts: spec.strategy.conflicts,
    actor,
  };
  return { delivery, problems };
}
