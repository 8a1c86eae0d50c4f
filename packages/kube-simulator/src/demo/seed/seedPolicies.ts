import { buildMetadata } from '../../objects';
import type { KubeObject } from '../../types';
import { DAY } from '../time';
import type { SeedContext } from './SeedContext';

const RBAC = 'rbac.authorization.k8s.io';

/** Stores what rules a cluster: who may do what, and what each namespace is held to. */
export function seedPolicies(
  context: SeedContext,
  namespaces: Iterable<string>,
): void {
  const { put } = context;
  put(`clusterrolebindings.${RBAC}`, {
    ...named(context, `${RBAC}/v1`, 'ClusterRoleBinding', {
      name: 'platform-admins',
    }),
    ...granted('cluster-admin', 'platform'),
  });
  for (const namespace of namespaces) {
    const team = `${namespace}-team`;
    put(`rolebindings.${RBAC}`, {
      ...named(context, `${RBAC}/v1`, 'RoleBinding', { name: team, namespace }),
      ...granted('edit', team),
    });
    put('networkpolicies.networking.k8s.io', {
      ...named(context, 'networking.k8s.io/v1', 'NetworkPolicy', {
        name: 'default-deny',
        namespace,
      }),
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    put('resourcequotas', {
      ...named(context, 'v1', 'ResourceQuota', { name: 'compute', namespace }),
      spec: { hard: { pods: '100', 'requests.cpu': '40' } },
    });
  }
}

function named(
  { cluster, today }: SeedContext,
  apiVersion: string,
  kind: string,
  of: { name: string; namespace?: string },
): KubeObject {
  return {
    apiVersion,
    kind,
    metadata: buildMetadata(kind, {
      ...of,
      cluster: cluster.name,
      createdAt: today - 150 * DAY,
    }),
  };
}

function granted(role: string, group: string) {
  const apiGroup = RBAC;
  return {
    roleRef: { apiGroup, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup, kind: 'Group', name: group }],
  };
}
