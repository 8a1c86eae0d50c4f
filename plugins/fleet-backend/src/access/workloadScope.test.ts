import {
  AuthorizeResult,
  type PermissionCriteria,
  type PermissionCondition,
} from '@backstage/plugin-permission-common';
import { fleetWorkloadReadPermission } from '@flotilla/backstage-plugin-fleet-common';
import {
  createFleetWorkloadConditionalDecision,
  fleetWorkloadConditions as on,
} from '@flotilla/backstage-plugin-fleet-node';
import { clusterRow } from '../questions/testing/fleetRows';
import { workloadScope } from './workloadScope';

const CLUSTERS = [
  clusterRow('c1', { labels: '{"env":"prod"}', distribution: 'eks' }),
  clusterRow('c2', { labels: '{"env":"dev"}', distribution: 'eks' }),
  clusterRow('c3', { labels: '{}', distribution: null }),
];

function scope(
  conditions: PermissionCriteria<PermissionCondition<'fleet-workload'>>,
) {
  const decision = createFleetWorkloadConditionalDecision(
    fleetWorkloadReadPermission,
    conditions,
  );
  return workloadScope(decision, CLUSTERS);
}

describe('workloadScope', () => {
  it('is everything or nothing where policy says so', () => {
    const { ALLOW, DENY } = AuthorizeResult;
    expect(workloadScope({ result: ALLOW }, CLUSTERS)).toBe('all');
    expect(workloadScope({ result: DENY }, CLUSTERS)).toBe('none');
  });

  it('finds clusters by label and distribution', () => {
    expect(scope(on.clusterHasLabel({ label: 'env' }))).toEqual({
      clusters: [1, 2],
    });
    expect(
      scope(on.clusterHasLabel({ label: 'env', values: ['prod', 'x'] })),
    ).toEqual({ clusters: [1] });
    expect(scope(on.clusterHasLabel({ label: 'toString' }))).toEqual({
      clusters: [],
    });
    expect(
      scope(on.clusterIsDistribution({ distributions: ['unknown'] })),
    ).toEqual({ clusters: [3] });
  });

  it('keeps how conditions hang together', () => {
    expect(
      scope({
        allOf: [
          on.inNamespace({ namespaces: ['shop'] }),
          { not: on.hasOwner({ owners: ['group:default/Team-A'] }) },
        ],
      }),
    ).toEqual({
      allOf: [
        { namespaces: ['shop'] },
        { not: { owners: ['group:default/team-a'] } },
      ],
    });
  });

  it('makes one list of a thousand alternatives', () => {
    const names = Array.from({ length: 1_000 }, (_, n) => `team-${n}`);
    const alternatives = names.map(name =>
      on.inNamespace({ namespaces: [name] }),
    );
    expect(
      scope({
        anyOf: [
          alternatives[0],
          ...alternatives,
          on.isEntityOwner({ claims: ['user:default/a'] }),
          { not: on.inNamespace({ namespaces: ['kube-system'] }) },
        ],
      }),
    ).toEqual({
      anyOf: [
        { namespaces: names },
        { owners: ['user:default/a'] },
        { not: { namespaces: ['kube-system'] } },
      ],
    });
  });

  it('refuses a rule that there is not', () => {
    expect(() =>
      scope({
        rule: 'IS_BLUE',
        resourceType: 'fleet-workload',
        params: {},
      }),
    ).toThrow();
  });
});
