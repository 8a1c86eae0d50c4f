import type { Asker } from '../../questions/asker';
import type { ServiceFacts } from '../plan/ServiceFacts';
import type { KeptRollout, TargetRow } from '../store';
import { scopeAllows } from './scopeAllows';

/** Leaves out of rollouts what an asker may not know of. */
export class TargetVisibility {
  readonly #facts: Pick<ServiceFacts, 'ownersOf'>;

  constructor(facts: Pick<ServiceFacts, 'ownersOf'>) {
    this.#facts = facts;
  }

  /** Those that have a target that the asker may know of, with these targets. */
  async within(
    rollouts: readonly KeptRollout[],
    asker: Pick<Asker, 'fleet' | 'workloads'>,
  ): Promise<KeptRollout[]> {
    const { fleet, workloads } = asker;
    if (fleet.isWhole && workloads === 'all') {
      return [...rollouts];
    }
    const owners = await this.#ownersOf(rollouts);
    return rollouts.flatMap(kept => {
      const targets = kept.targets.filter(target =>
        isVisible(target, asker, owners),
      );
      const isPartial = targets.length < kept.targets.length;
      return targets.length > 0 ? [{ ...kept, targets, isPartial }] : [];
    });
  }

  #ownersOf(rollouts: readonly KeptRollout[]) {
    const refs = rollouts.flatMap(({ targets }) =>
      targets.flatMap(({ entity_ref: ref }) => (ref === null ? [] : [ref])),
    );
    return this.#facts.ownersOf([...new Set(refs)]);
  }
}

function isVisible(
  { cluster_id: id, namespace, entity_ref: ref }: TargetRow,
  { fleet, workloads }: Pick<Asker, 'fleet' | 'workloads'>,
  owners: ReadonlyMap<string, string>,
): boolean {
  const cluster = fleet.called(id).find(row => row.id === id);
  const owner = owners.get(ref ?? '');
  return (
    cluster !== undefined &&
    scopeAllows(workloads, { clusterNo: cluster.no, namespace, owner })
  );
}
