import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import type { Testbed } from '@flotilla/testbed-client';

/** What a placement and kubectl can be compared by. */
export interface ComparablePlacement {
  cluster: string;
  namespace: string;
  workload: string;
  image: string;
  desired: number;
  ready: number;
}

interface WorkloadObject {
  kind: string;
  metadata: { name: string; namespace: string };
  spec: {
    replicas?: number;
    template: { spec: { containers: Array<{ image: string }> } };
  };
  status: { readyReplicas?: number };
}

/** Where kubectl finds workloads of some resources by a label selector. */
export async function kubectlPlacements(
  testbed: Testbed,
  resources: string,
  selector: string,
): Promise<ComparablePlacement[]> {
  const perCluster = await Promise.all(
    testbed.clusters.map(async cluster => {
      // A cluster without Argo Rollouts does not know the resource.
      const known = await cluster.kubectl('api-resources', '-o', 'name');
      const served = resources
        .split(',')
        .filter(resource => known.split('\n').includes(resource));
      const { items } = await cluster.kubectlJson<{ items: WorkloadObject[] }>(
        'get',
        served.join(','),
        '--all-namespaces',
        `--selector=${selector}`,
      );
      return items.map(item => fromKubectl(cluster.name, item));
    }),
  );
  return sorted(perCluster.flat());
}

/** What the API answered, in the same form. */
export function comparable(
  placements: readonly Placement[],
): ComparablePlacement[] {
  return sorted(
    placements.map(({ cluster, namespace, workload, images, replicas }) => ({
      cluster: cluster.name,
      namespace,
      workload: `${workload.kind}/${workload.name}`,
      image: `${images[0].image}:${images[0].tag}`,
      desired: replicas.desired,
      ready: replicas.ready,
    })),
  );
}

function fromKubectl(cluster: string, item: WorkloadObject) {
  const { kind, metadata, spec, status } = item;
  return {
    cluster,
    namespace: metadata.namespace,
    workload: `${kind}/${metadata.name}`,
    image: spec.template.spec.containers[0].image,
    desired: spec.replicas ?? 1,
    ready: status.readyReplicas ?? 0,
  };
}

function sorted(placements: ComparablePlacement[]) {
  return placements
    .map(placement => ({ key: JSON.stringify(placement), placement }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ placement }) => placement);
}
