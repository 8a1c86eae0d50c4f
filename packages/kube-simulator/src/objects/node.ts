import { timestamp } from '../clock';
import type { Condition, KubeObject } from '../types';
import { buildMetadata, Naming } from './metadata';

/** What a node is and runs on. */
export interface NodePlan extends Naming {
  providerId?: string;
  kubeletVersion: string;
  osImage: string;
  kernelVersion: string;
  containerRuntime: string;
  internalIp: string;
  ready?: boolean;
}

const CAPACITY = { cpu: '4', memory: '16384Mi', pods: '110' };

/** A Node. */
export function buildNode(plan: NodePlan): KubeObject {
  const { name, providerId, internalIp } = plan;
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    ...plan.labels,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: buildMetadata('Node', { ...plan, labels }),
    spec: {
      podCIDR: '10.244.0.0/24',
      ...(providerId ? { providerID: providerId } : {}),
    },
    status: {
      addresses: [
        { type: 'InternalIP', address: internalIp },
        { type: 'Hostname', address: name },
      ],
      allocatable: CAPACITY,
      capacity: CAPACITY,
      conditions: nodeConditions(plan),
      nodeInfo: nodeInfo(plan),
    },
  };
}

function nodeConditions({ createdAt, ready = true }: NodePlan): Condition[] {
  const lastTransitionTime = timestamp(createdAt + 30_000);
  const healthy = (type: string): Condition => ({
    type,
    status: 'False',
    reason: `KubeletHasSufficient${type.replace('Pressure', '')}`,
    lastTransitionTime,
  });
  return [
    healthy('MemoryPressure'),
    healthy('DiskPressure'),
    healthy('PIDPressure'),
    {
      type: 'Ready',
      status: ready ? 'True' : 'Unknown',
      reason: ready ? 'KubeletReady' : 'NodeStatusUnknown',
      lastTransitionTime,
    },
  ];
}

function nodeInfo(plan: NodePlan) {
  return {
    architecture: 'amd64',
    containerRuntimeVersion: plan.containerRuntime,
    kernelVersion: plan.kernelVersion,
    kubeProxyVersion: '',
    kubeletVersion: plan.kubeletVersion,
    operatingSystem: 'linux',
    osImage: plan.osImage,
  };
}
