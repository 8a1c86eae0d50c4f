import type {
  ServiceVersions,
  Upgrade,
  Workload,
} from '@flotilla/backstage-plugin-fleet-common';
import { ago, cluster, placement } from './fixtures';

/** An upgrade of an hour ago, which was watched, with the changes given. */
export function upgrade(changes: Partial<Upgrade> = {}): Upgrade {
  const { id, name } = cluster();
  return {
    id: '1',
    at: ago(3_600_000),
    precision: 'second',
    cluster: { id, name },
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    kind: 'upgrade',
    changes: [
      { container: 'checkout', from: '1.2.0', to: '1.3.0', direction: 'up' },
    ],
    source: 'argocd',
    evidence: 'observed',
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    ...changes,
  };
}

/** A service in two clusters, in one of which it is behind and unwell. */
export function serviceVersions(
  changes: Partial<ServiceVersions> = {},
): ServiceVersions {
  const { id, name } = cluster();
  return {
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    lifecycle: 'production',
    newest: '2.4.1',
    clusters: [
      {
        cluster: { id, name },
        versions: [
          { version: '2.4.1', skew: 'none', workloads: 2, unhealthy: 0 },
        ],
        confidence: 'high',
        stale: false,
      },
      {
        cluster: { id: 'id-prod-us-1', name: 'prod-us-1' },
        versions: [
          { version: '2.3.9', skew: 'minor', workloads: 1, unhealthy: 1 },
        ],
        confidence: 'medium',
        stale: true,
      },
    ],
    ...changes,
  };
}

/** A healthy workload of a service, with the changes given. */
export function workload(changes: Partial<Workload> = {}): Workload {
  const { restarts: _, ...rest } = placement();
  return {
    ...rest,
    replicas: { desired: 2, ready: 2, updated: 2, available: 2 },
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    ...changes,
  };
}
