import type { DeliveryTarget } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterRow, FleetSnapshot } from '../../questions/coverage';
import type { DesiredStates } from '../model/DesiredStates';
import { clusterLabels } from '../plan/clusterLabels';
import { deliverySource } from '../plan/deliverySource';
import { readRequest } from '../request/readRequest';
import type { KeptRollout, TargetRow } from '../store';

/** Rows as engines know them. */
export class DeliveryTargets {
  readonly #states: DesiredStates;
  readonly #current: () => Promise<Pick<FleetSnapshot, 'called'>>;

  constructor(options: {
    states: DesiredStates;
    /** The whole fleet. */
    snapshots: { current(): Promise<Pick<FleetSnapshot, 'called'>> };
  }) {
    this.#states = options.states;
    this.#current = () => options.snapshots.current();
  }

  /** @throws as DesiredStates.of() */
  async of(
    { rollout, targets }: KeptRollout,
    target: TargetRow,
    options: { signal: AbortSignal },
  ): Promise<DeliveryTarget> {
    const [desired, fleet] = await Promise.all([
      this.#states.of(rollout, target, options),
      this.#current(),
    ]);
    const spec = readRequest(JSON.parse(rollout.request));
    const numbers: number[] = JSON.parse(target.overrides ?? '[]');
    const { cluster_id: id, cluster_name: name, wave } = target;
    const row = fleet.called(id).find(cluster => cluster.id === id);
    return {
      rolloutId: rollout.id,
      releaseName: rollout.name,
      entityRef: target.entity_ref ?? undefined,
      cluster: { id, name, labels: labelsOf(row) },
      namespace: target.namespace,
      desired,
      source: deliverySource(spec, numbers),
      wave: { index: wave, clusters: namesIn(targets, wave) },
      conflicts: target.takes_over ? 'takeOver' : spec.strategy.conflicts,
      actor: rollout.requested_by,
    };
  }
}

function labelsOf(row: ClusterRow | undefined): Record<string, string> {
  return row ? Object.fromEntries(clusterLabels(row)) : {};
}

function namesIn(targets: readonly TargetRow[], wave: number): string[] {
  const names = targets
    .filter(target => target.wave === wave)
    .map(target => target.cluster_name);
  return [...new Set(names)];
}
