import type { FleetSize } from './Fleet';

const PODS_PER_WORKLOAD = 20;
/** A node takes 110 pods. */
const PODS_PER_NODE = 100;
const SERVICES = 4;
const LOOKS = ['eks', 'gke'];
const NAMESPACES = 10;

/** As the load server labels them; also how a pod's workload is found. */
export const SERVICE_LABEL = 'backstage.io/kubernetes-id';

/** A fleet file for the testbed: clusters with nodes, and nothing that runs there. */
export function realSpec(size: FleetSize) {
  const clusters = Array.from({ length: size.clusters }, (_, n) => ({
    name: `real-${n}`,
    look: LOOKS[n % LOOKS.length],
    nodes: { count: Math.ceil(size.podsPerCluster / PODS_PER_NODE) },
  }));
  return { clusters };
}

/**
 * What is to run in the Nth cluster, as one list of objects: Deployments, of
 * which some are the services that the benches ask for. A fleet file could say
 * it too, but the testbed waits for each of them no longer than two minutes.
 */
export function realObjects(size: FleetSize, cluster: number) {
  const asked = cluster < (size.serviceClusters ?? size.clusters);
  const pods = size.podsPerWorkload ?? PODS_PER_WORKLOAD;
  const workloads = Math.floor(size.podsPerCluster / pods);
  const items = [
    ...Array.from({ length: NAMESPACES }, (_, n) => namespace(n)),
    ...Array.from({ length: workloads }, (_, n) =>
      deployment(asked && n < SERVICES ? `asked-${n}` : `other-${n}`, n, pods),
    ),
  ];
  return { apiVersion: 'v1', kind: 'List', items };
}

const namespaceName = (n: number) => `team-${n % NAMESPACES}`;

function namespace(n: number) {
  const metadata = { name: namespaceName(n) };
  return { apiVersion: 'v1', kind: 'Namespace', metadata };
}

function deployment(name: string, n: number, replicas: number) {
  const labels = { [SERVICE_LABEL]: name, 'app.kubernetes.io/name': name };
  const image = `registry.example.com/bench/${name}:1.4.0`;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: namespaceName(n), labels },
    spec: {
      replicas,
      // It counts as available when all of its pods are.
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image }] },
      },
    },
  };
}
