import { buildNode } from '../../objects';
import type { KubeObject } from '../../types';
import { DAY } from '../time';
import type { DemoClusterSpec } from './DemoClusterSpec';
import { lookOf } from './looks';

/** The nodes of a cluster as its distribution makes them. */
export function demoNodes(
  cluster: DemoClusterSpec,
  createdBefore: number,
): KubeObject[] {
  return Array.from({ length: cluster.nodes }, (_, index) =>
    demoNode(cluster, index, createdBefore - (20 + 3 * index) * DAY),
  );
}

function demoNode(
  cluster: DemoClusterSpec,
  index: number,
  createdAt: number,
): KubeObject {
  const { name: clusterName, region, gitVersion } = cluster;
  const look = lookOf(cluster);
  const zone = region + look.zones[index % look.zones.length];
  const place = { cluster: clusterName, region, zone, index };
  const name = look.nodeName(place);
  const named = { ...place, name };
  return buildNode({
    cluster: clusterName,
    name,
    createdAt,
    providerId: look.providerId?.(named),
    kubeletVersion: gitVersion,
    osImage: look.osImage,
    kernelVersion: look.kernelVersion,
    containerRuntime: look.containerRuntime,
    internalIp: `10.0.0.${17 + index}`,
    annotations: look.annotations?.(named),
    labels: {
      'topology.kubernetes.io/region': region,
      'topology.kubernetes.io/zone': zone,
      ...(look.instanceType
        ? { 'node.kubernetes.io/instance-type': look.instanceType }
        : {}),
      ...look.labels?.(named),
    },
  });
}
