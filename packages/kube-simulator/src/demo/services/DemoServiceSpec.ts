import type { DemoClusterSpec } from '../clusters';

/** How the workloads of a service are found from its catalog entity. */
export type Finding =
  /** By the label backstage.io/kubernetes-id. */
  | 'id'
  /** By the entity's label selector. */
  | 'selector'
  /** By nothing but app.kubernetes.io/name. */
  | 'name';

/** One service of the demo fleet. */
export interface DemoServiceSpec {
  name: string;
  description: string;
  system: string;
  owner: string;
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob';
  /** On which clusters, by their tier. */
  tiers: DemoClusterSpec['tier'][];
  /** Where it is not on all of a tier. */
  except?: string[];
  finding: Finding;
  namespace: string;
  /** Whether other environments have namespaces of their own. */
  namespacePerEnv?: boolean;
  image: string;
  /** The version that it is at about now, as "4.12". */
  line: string;
  replicas: number;
  provides?: string[];
  consumes?: string[];
  dependsOn?: string[];
  schedule?: string;
  /** Besides those that all services have. */
  labels?: Record<string, string>;
}
