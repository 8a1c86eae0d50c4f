/**
 * What is known of one node.
 *
 * @public
 */
export interface NodeFacts {
  /** All of the node's labels. */
  labels: Record<string, string>;
  /** The node's annotations among those that a detector asked for, by key. */
  annotations: string[];
  /** For example aws:///eu-west-1a/i-0123456789abcdef0. */
  providerId?: string;
  /** For example Ubuntu 24.04.1 LTS. */
  osImage?: string;
  /** For example 6.8.0-1015-aws. */
  kernelVersion?: string;
}

/**
 * What is known of one cluster when its distribution is told.
 *
 * @public
 */
export interface ClusterFacts {
  /** The API server's gitVersion; absent where it was never read. */
  gitVersion?: string;
  /** API groups with their versions, for example config.openshift.io/v1. */
  apiGroups: string[];
  /** May be empty: serverless clusters show none. */
  nodes: NodeFacts[];
  /** The objects that detectors asked for and that could be read, by path. */
  objects: Record<string, unknown>;
}

/**
 * What a detector concluded.
 *
 * @public
 */
export interface DistributionDetection {
  /** For example eks. */
  distribution: string;
  /** What it runs on, for example aws; left to the nodes' providerIDs if absent. */
  platform?: string;
  /** The distribution's own version, where it differs from Kubernetes'. */
  distributionVersion?: string;
  /** How sure it is; low where it only says what is left. */
  confidence: 'high' | 'medium' | 'low';
  /** What was seen, in words; shown to people. */
  evidence: string[];
}

/**
 * Tells one distribution. Detectors are asked in order, and the first that
 * concludes anything wins; those added by modules are asked first.
 *
 * @public
 */
export interface DistributionDetector {
  /** Annotation keys of nodes that it needs the presence of; `*` at the end matches any rest. */
  nodeAnnotations?: string[];
  /**
   * API paths of single objects to read from a cluster with these API groups.
   * One that is missing or forbidden is left out of the facts.
   */
  reads?(apiGroups: string[]): string[];
  /** What the facts say; undefined where they do not say this distribution. */
  detect(facts: ClusterFacts): DistributionDetection | undefined;
}
