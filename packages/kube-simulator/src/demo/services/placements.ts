import { DEMO_CLUSTERS, DemoClusterSpec, ROLLOUTS_CLUSTER } from '../clusters';
import type { DemoServiceSpec } from './DemoServiceSpec';

/** The clusters that a service runs on. */
export function clustersOf(service: DemoServiceSpec): DemoClusterSpec[] {
  return DEMO_CLUSTERS.filter(cluster => runsOn(service, cluster));
}

/** Whether a service runs on a cluster. */
export function runsOn(
  { tiers, except }: DemoServiceSpec,
  { name, tier }: DemoClusterSpec,
): boolean {
  return tiers.includes(tier) && !except?.includes(name);
}

/** The namespace that a service has on a cluster. */
export function namespaceOf(
  { namespace, namespacePerEnv }: DemoServiceSpec,
  { env }: Pick<DemoClusterSpec, 'env'>,
): string {
  return namespacePerEnv && env !== 'prod' ? `${namespace}-${env}` : namespace;
}

/** The kind that a service is on a cluster: one of them is a Rollout. */
export function kindOn(
  { name, kind }: DemoServiceSpec,
  cluster: DemoClusterSpec,
): DemoServiceSpec['kind'] | 'Rollout' {
  return name === 'checkout' && cluster.name === ROLLOUTS_CLUSTER
    ? 'Rollout'
    : kind;
}

/** How many pods a service should have on a cluster. */
export function replicasOn(
  { replicas }: DemoServiceSpec,
  { env, tier }: DemoClusterSpec,
): number {
  if (env === 'dev' || tier === 'edge') {
    return 1;
  }
  return env === 'stage' ? Math.min(replicas, 2) : replicas;
}

/** The labels that are on a service's workloads and tell whose they are. */
export function identityLabels(
  service: DemoServiceSpec,
): Record<string, string> {
  const { name, system, finding, labels } = service;
  const common = { 'app.kubernetes.io/part-of': system, ...labels };
  switch (finding) {
    case 'id':
      return {
        ...common,
        app: name,
        'backstage.io/kubernetes-id': name,
        'app.kubernetes.io/name': name,
      };
    case 'selector':
      return { ...common, app: name, tier: 'backend' };
    default:
      return { ...common, 'app.kubernetes.io/name': name };
  }
}

/** The labels that select a service's pods. */
export function podSelector(service: DemoServiceSpec): Record<string, string> {
  const { name, finding } = service;
  return finding === 'name'
    ? { 'app.kubernetes.io/name': name }
    : { app: name };
}

/** The selector of the entities that are found by one. */
export function labelSelectorOf({ name }: DemoServiceSpec): string {
  return `app=${name},tier=backend`;
}
