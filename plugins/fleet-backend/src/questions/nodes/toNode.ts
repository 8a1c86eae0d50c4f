import type { ClusterNode } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow, FleetSnapshot } from '../coverage';
import { kubeletSkew } from '../kubernetesVersions';
import { toAllocatable, toAmounts } from './amounts';
import type { NodeRow } from './findNodes';
import { uuidOf } from '../placements/uuidOf';

const ROLE = 'node-role.kubernetes.io/';
const REGIONS = [
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/region',
];

/**
 * A node as the API shows it. One of a cluster that came after the fleet was
 * read is left to a later answer.
 */
export function toNode(row: NodeRow, fleet: FleetSnapshot): ClusterNode[] {
  const cluster = fleet.clusterOf(row.cluster_no);
  if (!cluster) {
    return [];
  }
  const labels: Record<string, string> = JSON.parse(row.labels);
  return [
    {
      id: `${cluster.id}:${uuidOf(row.uid)}`,
      cluster: { id: cluster.id, name: cluster.name },
      name: row.name,
      ...stateOf(row),
      roles: rolesOf(labels),
      ...systemOf(row),
      kubeletSkew: kubeletSkew(cluster.git_version, row.kubelet_version),
      region: REGIONS.map(key => labels[key]).find(Boolean),
      allocatable: toAllocatable(row),
      ...requestsOf(row, fleet),
      used: usedOf(row),
      ...freshness(cluster, fleet),
    },
  ];
}

function stateOf(row: NodeRow) {
  return {
    ready: Boolean(row.ready),
    notReadySince: row.not_ready_since ?? undefined,
    conditions: row.pressure ? JSON.parse(row.pressure) : [],
    unschedulable: Boolean(row.unschedulable),
  };
}

function systemOf(row: NodeRow) {
  return {
    kubeletVersion: row.kubelet_version ?? undefined,
    os: row.os ?? undefined,
    osImage: row.os_image ?? undefined,
    kernelVersion: row.kernel_version ?? undefined,
    arch: row.arch ?? undefined,
    runtime: row.runtime ?? undefined,
    instanceType: row.instance_type ?? undefined,
    zone: row.zone ?? undefined,
  };
}

function rolesOf(labels: Record<string, string>): string[] {
  const roles = Object.keys(labels)
    .filter(key => key.startsWith(ROLE))
    .map(key => key.slice(ROLE.length));
  const old = labels['kubernetes.io/role'];
  return [...new Set([...roles, ...(old ? [old] : [])])].filter(Boolean).sort();
}

/** Nothing is said of pods that cannot be seen, or are not summed up yet. */
function requestsOf(row: NodeRow, fleet: FleetSnapshot) {
  const { asked_cpu: cpu, asked_memory: memory, asked_pods: pods } = row;
  const isHidden = fleet.kindIs(row.cluster_no, 'Pod', [
    'initial',
    'forbidden',
  ]);
  return isHidden || pods === null
    ? {}
    : { requested: toAmounts(cpu ?? 0, memory ?? 0), podCount: pods };
}

/** Undefined where that is not measured. */
function usedOf(row: NodeRow): ClusterNode['used'] {
  const { used_cpu: cpu, used_memory: memory, measured_at: measuredAt } = row;
  return measuredAt === null
    ? undefined
    : { ...toAmounts(cpu ?? 0, memory ?? 0), measuredAt };
}

function freshness(
  { no, status, ...cluster }: ClusterRow,
  fleet: FleetSnapshot,
) {
  const isSeen = status === 'current' || status === 'initial';
  return {
    // In its first sync a cluster's rows are newer than that sync's beginning.
    observedAt: cluster.observed_at ?? cluster.status_since,
    stale: !isSeen || fleet.kindIs(no, 'Node', ['stale', 'forbidden']),
  };
}
