import type {
  ObjectRef,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../../collect';
import type { Act, Release, ReleaseHealth } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { eachOf } from '../eachOf';
import { healthOf } from '../health';
import type { ImageChanger, ImageSet, WorkloadImage } from '../ImageChanger';
import { InventoryStore, objectKey } from '../inventory';
import { Fence } from '../objects/Fence';
import { AT_ONCE } from '../objects/readLive';
import { summaryOf } from '../releaseHealth';
import { changeImages } from './changeImages';
import { type ChangedContainer, containersOf } from './containers';
import { planImages } from './planImages';
import { containersMeant, readWorkload } from './readWorkload';
import { takeTarget } from './takeTarget';

export interface ImageChangerOptions {
  cluster: TargetCluster;
  /** Of the same cluster. */
  inventories: InventoryStore;
  clock: Clock;
}

/** By JSON patches: what else is in the workload is not even named. */
export class DefaultImageChanger implements ImageChanger {
  static create(options: ImageChangerOptions): ImageChanger {
    return new DefaultImageChanger(options);
  }

  private constructor(private readonly options: ImageChangerOptions) {}

  async plan(
    desired: ImageSet,
    { signal }: Pick<Act, 'signal'>,
  ): Promise<TargetPlan> {
    const objects = await eachOf(desired.workloads, AT_ONCE, ref =>
      planImages(this.options.cluster, ref, desired, signal),
    );
    return { objects, problems: [] };
  }

  async previous(
    desired: ImageSet,
    { signal }: Pick<Act, 'signal'>,
  ): Promise<WorkloadImage[]> {
    const { cluster } = this.options;
    const images = await eachOf(desired.workloads, AT_ONCE, async ref => {
      const workload = await readWorkload(cluster, ref, signal);
      return containersMeant(workload, ref, desired.changes).map(
        ({ name, image }) => ({ workload: ref, container: name, image }),
      );
    });
    return images.flat();
  }

  async apply(
    release: Release,
    desired: ImageSet,
    act: Act,
  ): Promise<ReleaseHealth> {
    const { workloads, changes, revision } = desired;
    const found = await this.#change(
      release,
      workloads,
      revision,
      act,
      ref => workload => containersMeant(workload, ref, changes),
    );
    return { ...found, revision, rolloutId: act.rolloutId };
  }

  async rollback(
    release: Release,
    images: readonly WorkloadImage[],
    act: Act,
  ): Promise<ReleaseHealth> {
    const workloads = new Map(
      images.map(({ workload }) => [objectKey(workload), workload]),
    );
    const refs = [...workloads.values()];
    return await this.#change(
      release,
      refs,
      '',
      act,
      ref => workload => containersBefore(workload, ref, images),
    );
  }

  async health(
    desired: ImageSet,
    { signal }: Pick<Act, 'signal'>,
  ): Promise<ReleaseHealth> {
    const { cluster } = this.options;
    const found = await eachOf(desired.workloads, AT_ONCE, async object => {
      const live = await readWorkload(cluster, object, signal);
      const containers = containersMeant(live, object, desired.changes);
      const isThere = containers.every(({ image, to }) => image === to);
      return { isThere, health: { object, ...healthOf(live) } };
    });
    const objects = found.map(({ health }) => health);
    const isThere = found.every(one => one.isThere);
    const revision = isThere ? desired.revision : undefined;
    return { ...summaryOf(objects), revision, objects };
  }

  async #change(
    release: Release,
    workloads: readonly ObjectRef[],
    revision: string,
    act: Act,
    wanted: (ref: ObjectRef) => (workload: LiveObject) => ChangedContainer[],
  ): Promise<ReleaseHealth> {
    const { cluster, inventories, clock } = this.options;
    await takeTarget(inventories, release, revision, act);
    const fence = new Fence(inventories, release, act, clock);
    const objects = await eachOf(workloads, AT_ONCE, async object => {
      const options = { ...act, fence };
      const live = await changeImages(cluster, object, wanted(object), options);
      return { object, ...healthOf(live) };
    });
    return { ...summaryOf(objects), objects };
  }
}

function containersBefore(
  workload: LiveObject,
  ref: ObjectRef,
  images: readonly WorkloadImage[],
): ChangedContainer[] {
  const key = objectKey(ref);
  return containersOf(workload).flatMap(container => {
    const before = images.find(
      one =>
        objectKey(one.workload) === key && one.container === container.name,
    );
    return before ? [{ ...container, to: before.image }] : [];
  });
}
