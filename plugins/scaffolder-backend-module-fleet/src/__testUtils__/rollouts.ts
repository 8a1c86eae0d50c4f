import type {
  RolloutDetails,
  RolloutPlan,
  RolloutState,
} from '@flotilla/backstage-plugin-fleet-common';

const coverage: RolloutDetails['coverage'] = {
  clusters: 1,
  current: 1,
  initial: 0,
  stale: 0,
  unreachable: 0,
  forbidden: 0,
  problems: [],
};

export const ID = '0198c0de-0000-7000-8000-000000000001';

export function rollout(
  state: RolloutState,
  more: Partial<RolloutDetails> = {},
): RolloutDetails {
  return {
    id: ID,
    name: 'web-shop',
    requestedBy: 'user:default/mock',
    createdAt: '2026-11-25T00:00:00.000Z',
    updatedAt: '2026-11-25T00:00:00.000Z',
    state,
    sourceSummary: 'image shop:1.4.2',
    waves: [],
    targets: 3,
    healthy: 1,
    failed: 0,
    acts: [],
    items: [],
    events: [],
    coverage,
    ...more,
  };
}

/** One target, whose image another manager owns. */
export const plan: RolloutPlan = {
  waves: [{ name: 'all', clusters: [{ id: 'c1', name: 'prod-eu-1' }] }],
  items: [
    {
      cluster: { id: 'c1', name: 'prod-eu-1' },
      namespace: 'shop',
      wave: 0,
      engine: 'builtin',
      objects: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
          act: 'update',
          differences: [],
          conflicts: [{ field: '.spec.replicas', manager: 'hpa' }],
        },
      ],
      problems: [],
    },
  ],
  cycles: [],
  problems: ['One cluster cannot be delivered to'],
  coverage,
};
