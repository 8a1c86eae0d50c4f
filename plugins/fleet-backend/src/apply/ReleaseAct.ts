import type {
  DeliveryHook,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../collect';
import type { Act, Applied, Release, ReleaseHealth } from './Applier';
import type { TargetCluster } from './cluster/TargetCluster';
import { isTargetError } from './cluster/TargetError';
import { deliveryError } from './deliveryError';
import { healthOf } from './health';
import { runHooks } from './hooks/runHooks';
import {
  BEFORE,
  type Inventory,
  type InventoryStore,
  inventoryObject,
  nextRecord,
  objectKey,
} from './inventory';
import { hooksAt } from './manifests';
import { Fence } from './objects/Fence';
import { intentOf, type Wanted } from './objects/intentOf';
import { prepare } from './objects/prepare';
import { putObjects } from './objects/putObjects';
import { type LiveObjects, readLive, refuseOthers } from './objects/readLive';
import { restore } from './objects/restore';
import { leaving } from './prune/leaving';
import { prune } from './prune/prune';
import { summaryOf } from './releaseHealth';

/** What a release is to be. */
export interface Desired {
  manifests: readonly Manifest[];
  hooks: readonly DeliveryHook[];
  /** Absent where nothing is to be left of the release. */
  revision?: string;
  /** Whether what was there before the release is to be as it was then. */
  isRollback: boolean;
}

export interface ReleaseActOptions {
  cluster: TargetCluster;
  inventories: InventoryStore;
  clock: Clock;
  release: Release;
  act: Act;
}

/** One act on the objects of a release, from the fence to the last object. */
export class ReleaseAct {
  constructor(private readonly options: ReleaseActOptions) {}

  async run(desired: Desired): Promise<Applied> {
    const { cluster, clock, act } = this.options;
    const wanted = await this.#look(desired);
    const { prepared, live } = wanted;
    const { inventory, fence } = await this.#begin(wanted);
    await this.#runHooks('pre', desired, inventory, fence);
    const put = { ...act, fence, clock };
    const now = await putObjects(cluster, prepared, live, put);
    await this.#runHooks('post', desired, inventory, fence);
    const gone = await this.#leave(desired, wanted, inventory, fence);
    await this.#finish(wanted, inventory, now);
    const { revision } = desired;
    const health = this.#health(wanted, now);
    return { revision, health, applied: prepared.length, ...gone };
  }

  async #look(desired: Desired): Promise<Wanted> {
    const { cluster, release, act } = this.options;
    const { manifests, revision, hooks } = desired;
    const prepared = await prepare(cluster, release, manifests, act).catch(
      error => Promise.reject(deliveryError(error, 'The cluster')),
    );
    const live = await readLive(cluster, prepared, act.signal);
    const refs = prepared.map(({ ref }) => ref);
    refuseOthers(live, release, refs);
    const hasHooks = hooks.length > 0;
    return { release, prepared, live, revision, manifests, hasHooks };
  }

  /** Takes the target, and keeps what is going to be done. */
  async #begin(wanted: Wanted) {
    const { inventories, clock, release, act } = this.options;
    const change = () =>
      inventories.change(release, act, async before => {
        const had = before?.record.objects ?? [];
        const states = () => this.#statesBefore(before);
        const intent = await intentOf(wanted, had, states);
        return nextRecord(before, release, intent, act);
      });
    const inventory = await this.#inNamespace(wanted, change);
    const fence = new Fence(inventories, release, act, clock);
    return { inventory, fence };
  }

  /** A release may bring the namespace that its inventory lives in. */
  async #inNamespace<T>(wanted: Wanted, work: () => Promise<T>): Promise<T> {
    const { cluster, release, act } = this.options;
    const what = `The inventory in the namespace ${release.namespace}`;
    try {
      return await work().catch(async error => {
        const namespace = wanted.prepared.find(
          ({ ref }) =>
            ref.kind === 'Namespace' && ref.name === release.namespace,
        );
        if (!namespace || !isTargetError(error, 'notFound')) {
          throw error;
        }
        await cluster.apply(namespace.manifest, { signal: act.signal });
        return await work();
      });
    } catch (error) {
      throw deliveryError(error, what);
    }
  }

  async #runHooks(
    when: 'pre' | 'post',
    { hooks }: Desired,
    inventory: Inventory,
    fence: Fence,
  ) {
    const { inventories, release, act } = this.options;
    const { previous, hooks: done = [] } = inventory.record;
    const event = `${when}-${previous ? 'upgrade' : 'install'}` as const;
    const due = hooksAt(hooks, event);
    if (due.length === 0 || done.includes(event)) {
      return;
    }
    const { rolloutId, signal } = act;
    await runHooks(due, { ...this.options, rolloutId, fence, signal });
    await inventories.change(release, act, async before => ({
      record: {
        ...before!.record,
        hooks: [...(before!.record.hooks ?? []), event],
      },
      contents: new Map(before!.contents),
    }));
  }

  /** What of the release is not in it any more. */
  async #leave(
    { isRollback }: Desired,
    { prepared }: Wanted,
    inventory: Inventory,
    fence: Fence,
  ): Promise<Pick<Applied, 'pruned' | 'left'>> {
    const { cluster, release, act } = this.options;
    const { signal } = act;
    const refs = prepared.map(({ ref }) => ref);
    const objects = leaving(inventory.record.objects, refs);
    const adopted = objects.filter(one => isRollback && one.adopted);
    if (adopted.length > 0) {
      const states = await this.#statesBefore(inventory);
      await restore(cluster, adopted, states, { fence, signal });
    }
    const others = objects.filter(one => !adopted.includes(one));
    return await prune(cluster, release, others, { fence, signal });
  }

  #health({ prepared, revision }: Wanted, now: LiveObjects): ReleaseHealth {
    const objects = prepared.map(({ ref }) => ({
      object: ref,
      ...healthOf(now.get(objectKey(ref))),
    }));
    const { rolloutId } = this.options.act;
    return { ...summaryOf(objects), revision, rolloutId, objects };
  }

  /** Writes down what is there now, unless that was known before. */
  async #finish({ prepared }: Wanted, inventory: Inventory, now: LiveObjects) {
    const { inventories, release, act } = this.options;
    const known = inventory.record.objects;
    const adopted = new Set(known.filter(one => one.adopted).map(objectKey));
    const objects = prepared.map(({ ref }) => {
      const key = objectKey(ref);
      const more = {
        uid: now.get(key)?.metadata.uid,
        adopted: adopted.has(key),
      };
      return inventoryObject(ref, more);
    });
    const isKnown = known.every(
      one => now.get(objectKey(one))?.metadata.uid === one.uid,
    );
    if (isKnown && !inventory.record.pending) {
      return;
    }
    await inventories.change(release, act, async before => {
      const { pending: _, ...record } = before!.record;
      return {
        record: { ...record, objects },
        contents: new Map(before!.contents),
      };
    });
  }

  async #statesBefore(inventory: Inventory | undefined): Promise<Manifest[]> {
    const { inventories, release, act } = this.options;
    const has = inventory?.record.kept.some(({ name }) => name === BEFORE);
    return inventory && has
      ? await inventories.content(release, inventory, BEFORE, act)
      : [];
  }
}
