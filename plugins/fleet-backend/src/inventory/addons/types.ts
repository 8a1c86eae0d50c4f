/** An add-on, and by what workloads are known to be of it. */
export interface KnownAddon {
  /** As people write it. */
  title: string;
  /** Images whose repository is this, or ends with it after a slash. */
  images?: readonly string[];
  /** Names of Helm charts. */
  charts?: readonly string[];
  /** Values of the label app.kubernetes.io/name. */
  labels?: readonly string[];
  /** Of workloads, each with its namespace: kube-system/coredns. */
  names?: readonly string[];
  compatibility?: AddonCompatibility;
}

/** With which Kubernetes it goes, as somebody says. */
export interface AddonCompatibility {
  /** When they said so, as 2026-05-09. */
  asOf: string;
  source: string;
  /** By its own major and minor version, as `1.29 - 1.35`. */
  versions?: Readonly<Record<string, string>>;
  /**
   * Where it has the versions of Kubernetes: how many minor versions it may be
   * behind; it is never to be ahead.
   */
  follows?: { behind: number };
}

/** By id. */
export type AddonData = Readonly<Record<string, KnownAddon>>;

/**
 * By what a workload was recognised: what it runs, its chart, its label
 * app.kubernetes.io/name, or its own name.
 */
export type AddonEvidence = 'image' | 'chart' | 'label' | 'name';

/** What is known of a workload that is of an add-on or a chart. */
export interface AddonFacts {
  evidence: AddonEvidence;
  /** Whether it is an add-on of the data, rather than just a chart. */
  known: boolean;
  version?: string;
  chart?: { name: string; version?: string };
  /** The label app.kubernetes.io/managed-by. */
  managedBy?: string;
}

/** An add-on's id, or a chart's name. */
export interface RecognisedAddon {
  addon: string;
  facts: AddonFacts;
}
