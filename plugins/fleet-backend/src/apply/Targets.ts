import type { Applier } from './Applier';
import type { TargetCluster } from './cluster/TargetCluster';
import type { ImageChanger } from './ImageChanger';

/** What can be done in one cluster. */
export interface Target {
  cluster: TargetCluster;
  applier: Applier;
  images: ImageChanger;
}

/** The clusters that can be acted on, each over one connection that is kept. */
export interface Targets {
  /**
   * @param clusterId - Of the fleet
   * @throws ServiceUnavailableError where this backend has no connection to it
   * @throws NotAllowedError where it has no credential for delivering (deliver)
   */
  target(clusterId: string): Target;

  /** Closes all connections. */
  close(): Promise<void>;
}
