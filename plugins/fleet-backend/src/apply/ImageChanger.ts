import type {
  ImageChange,
  ObjectRef,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Act, Release, ReleaseHealth } from './Applier';

/** New images of workloads that are there already. */
export interface ImageSet {
  workloads: readonly ObjectRef[];
  changes: readonly ImageChange[];
  /** Of the changes: `sha256:` and hex. */
  revision: string;
}

/** The image that a container has. */
export interface WorkloadImage {
  workload: ObjectRef;
  container: string;
  image: string;
}

/**
 * Changes images of workloads in one cluster, and nothing else of them, whoever
 * owns the field. Rejects as an Applier does; NotFoundError for a workload that
 * is not there, InputError where no container is meant.
 */
export interface ImageChanger {
  /** What apply() would do; changes nothing. */
  plan(desired: ImageSet, options: Pick<Act, 'signal'>): Promise<TargetPlan>;

  /** The images that apply() would replace. */
  previous(
    desired: ImageSet,
    options: Pick<Act, 'signal'>,
  ): Promise<WorkloadImage[]>;

  /**
   * Replaces the images that differ.
   *
   * @returns how it is right after, without another request
   */
  apply(release: Release, desired: ImageSet, act: Act): Promise<ReleaseHealth>;

  /** Puts back what previous() gave. */
  rollback(
    release: Release,
    images: readonly WorkloadImage[],
    act: Act,
  ): Promise<ReleaseHealth>;

  /** How the workloads are; its revision only where all have their images. */
  health(
    desired: ImageSet,
    options: Pick<Act, 'signal'>,
  ): Promise<ReleaseHealth>;
}
