import type { Knex } from 'knex';
import { DatabaseRolloutStore, type KeptRollout } from '../delivery/store';
import { testRollout } from '../delivery/store/TestRows';

/** The rollout of what some may know of, and that of what is hidden from them. */
export const OPEN_ROLLOUT = '00000000-0000-4000-8000-000000000001';
export const HIDDEN_ROLLOUT = '00000000-0000-4000-8000-000000000002';
/** Of both. */
export const MIXED_ROLLOUT = '00000000-0000-4000-8000-000000000003';

/** Rollouts to the clusters of `seedForAskers`, each of which has been seen. */
export async function rolloutsForAskers(
  knex: Knex,
  now: () => number,
): Promise<void> {
  const store = DatabaseRolloutStore.create({ knex, now });
  const rollouts: [string, string[]][] = [
    [OPEN_ROLLOUT, ['open-cluster']],
    [HIDDEN_ROLLOUT, ['hidden-cluster']],
    [MIXED_ROLLOUT, ['open-cluster', 'hidden-cluster']],
  ];
  for (const [id, clusters] of rollouts) {
    const kept = named(testRollout(id, { name: nameOf(clusters), clusters }));
    await store.add(kept, [
      { type: 'created', message: `To ${clusters.join(', ')}` },
      ...kept.targets.map(({ no, cluster_name: name }) => {
        return { type: 'targetDone', target: no, message: `${name}: done` };
      }),
    ]);
  }
}

function nameOf(clusters: readonly string[]): string {
  return clusters.length > 1 ? 'open-pod-mixed' : clusters[0];
}

function named(kept: KeptRollout): KeptRollout {
  const names = kept.targets.map(({ cluster_id: id }) => id);
  const request = {
    name: kept.rollout.name,
    entityRef: 'component:default/of-team-a',
    source: { image: { changes: [{ image: 'acme/shop:2' }] } },
    placement: { clusters: names },
  };
  return {
    ...kept,
    rollout: {
      ...kept.rollout,
      reason: `About ${names.join(', ')}`,
      request: JSON.stringify(request),
    },
    targets: kept.targets.map(target => ({
      ...target,
      cluster_name: target.cluster_id,
      namespace: 'common',
      workloads: '[]',
    })),
  };
}
