import type { Consumes } from './apiOrder';

/** A workload that an image change may be of. */
export interface DeliverableWorkload {
  clusterNo: number;
  kind: string;
  namespace: string;
  name: string;
  /** Its containers by name, with the repositories of their images. */
  containers: { container: string; repository: string }[];
  /** Of its service. */
  entityRef?: string;
  /** Whose its service is: an entity reference in lower case. */
  owner?: string;
}

/** What planning asks of services: who they are, and where they run. */
export interface ServiceFacts {
  /**
   * The services that an entity stands for: itself, or for a system those that
   * are part of it.
   *
   * @param entityRef - Whole, in lower case
   */
  servicesOf(entityRef: string): Promise<string[]>;

  /** Owners of services, by these; in lower case. */
  ownersOf(services: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Which of some services consume APIs of which others of them. */
  consumes(services: readonly string[]): Promise<Consumes>;

  /** Workloads of services, wherever they run. */
  workloadsOf(services: readonly string[]): Promise<DeliverableWorkload[]>;

  /** Workloads of one name in clusters. */
  workloadsNamed(
    workload: { kind: string; namespace: string; name: string },
    clusterNos: readonly number[],
  ): Promise<DeliverableWorkload[]>;
}
