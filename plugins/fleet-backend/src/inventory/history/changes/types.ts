/** What a change is, in the order of the numbers that are kept. */
export const CHANGE_KINDS = [
  'scaling',
  'restarts',
  'nodesAdded',
  'nodesRemoved',
  'clusterVersion',
  'policy',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Those that are of workloads; the others are of clusters. */
export const WORKLOAD_CHANGES = ['scaling', 'restarts'] as const;

/** How many replicas a workload was to have. */
export interface Scaling {
  /** Before the first and after the last of those that are told together. */
  from: number;
  to: number;
  /** The fewest and the most in between. */
  low: number;
  high: number;
  times: number;
}

/** Restarts of a workload that followed each other. */
export interface RestartWave {
  count: number;
}

/** Nodes that came, or that went. */
export interface NodeTraffic {
  /** Of the first of them. */
  names: string[];
  count: number;
}

/** Of Kubernetes, as v1.34.1. */
export interface VersionChange {
  from: string;
  to: string;
}

/** What became of a policy; of what it says, nothing is kept. */
export interface PolicyChange {
  /** For the labels of a Namespace, PodSecurity. */
  kind: string;
  /** Empty for what is of no namespace. */
  namespace: string;
  name: string;
  action: 'created' | 'changed' | 'deleted';
  times: number;
}

/** What is kept of each kind of change. */
export interface WhatOf {
  scaling: Scaling;
  restarts: RestartWave;
  nodesAdded: NodeTraffic;
  nodesRemoved: NodeTraffic;
  clusterVersion: VersionChange;
  policy: PolicyChange;
}

/** A change as it is kept, or as it is to be. */
export interface Change<K extends ChangeKind = ChangeKind> {
  kind: K;
  clusterNo: number;
  /** Of history_workloads, for what is of a workload. */
  workloadId?: number;
  /** Of a policy that is of one. */
  namespace?: string;
  /** The first and the last of what is told together, in seconds since 1970. */
  at: number;
  lastAt: number;
  /** Since when it was not watched: it may have been at any time since. */
  notBefore?: number;
  what: WhatOf[K];
}
