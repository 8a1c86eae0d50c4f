import { InputError } from '@backstage/errors';
import type { TargetPlan } from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../collect';
import type {
  Act,
  Applied,
  Applier,
  ManifestSet,
  Release,
  ReleaseHealth,
} from './Applier';
import type { TargetCluster } from './cluster/TargetCluster';
import { deliveryError } from './deliveryError';
import type { InventoryStore } from './inventory';
import { planRelease } from './plan/planRelease';
import { type Desired, ReleaseAct } from './ReleaseAct';
import { releaseHealth } from './releaseHealth';

export interface ApplierOptions {
  cluster: TargetCluster;
  /** Of the same cluster. */
  inventories: InventoryStore;
  clock: Clock;
}

/** By server-side apply, with an inventory in the cluster. */
export class DefaultApplier implements Applier {
  static create(options: ApplierOptions): Applier {
    return new DefaultApplier(options);
  }

  private constructor(private readonly options: ApplierOptions) {}

  async plan(
    release: Release,
    desired: ManifestSet,
    options: Pick<Act, 'conflicts' | 'signal'>,
  ): Promise<TargetPlan> {
    return await planRelease(this.options, release, desired, options.signal);
  }

  async apply(
    release: Release,
    desired: ManifestSet,
    act: Act,
  ): Promise<Applied> {
    const { hooks = [] } = desired;
    return await this.#run(release, act, {
      ...desired,
      hooks,
      isRollback: false,
    });
  }

  async previous(
    release: Release,
    options: Pick<Act, 'rolloutId' | 'signal'>,
  ): Promise<string | undefined> {
    const record = (await this.#load(release, options))?.record;
    return record?.rolloutId === options.rolloutId
      ? record.previous
      : record?.revision;
  }

  async rollback(
    release: Release,
    revision: string | undefined,
    act: Act,
  ): Promise<Applied> {
    const manifests = revision
      ? await this.#content(release, revision, act)
      : [];
    const isRollback = true;
    const desired = { manifests, hooks: [], revision, isRollback };
    return await this.#run(release, act, desired);
  }

  async health(
    release: Release,
    { signal }: Pick<Act, 'signal'>,
  ): Promise<ReleaseHealth> {
    const { cluster, inventories } = this.options;
    return await releaseHealth(cluster, inventories, release, signal);
  }

  async #run(release: Release, act: Act, desired: Desired): Promise<Applied> {
    return await new ReleaseAct({ ...this.options, release, act }).run(desired);
  }

  async #content(release: Release, revision: string, act: Act) {
    const inventory = await this.#load(release, act);
    if (!inventory) {
      throw new InputError(
        `The release ${release.name} has no inventory in ${release.namespace} to come back from`,
      );
    }
    return await this.options.inventories
      .content(release, inventory, revision, act)
      .catch(error => Promise.reject(deliveryError(error, 'The inventory')));
  }

  async #load(release: Release, options: Pick<Act, 'signal'>) {
    return await this.options.inventories
      .load(release, options)
      .catch(error => Promise.reject(deliveryError(error, 'The inventory')));
  }
}
