import type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryOwner,
  DeliveryTarget,
  FleetHubs,
  HubObject,
  PreviousState,
  TargetPlan,
  TargetStatus,
} from '@flotilla/backstage-plugin-fleet-node';
import { describe, REVISION_ANNOTATION } from './applications/names';
import { type Owned, Owners } from './applications/Owners';
import type { Act } from './change/act';
import { textAt } from './fields';
import {
  deliverImages,
  hasImages,
  planImages,
  previousImages,
  restoreImages,
} from './Images';
import type { ArgoCdOptions } from './readOptions';
import {
  deliverRelease,
  planRelease,
  previousRelease,
  restoreRelease,
} from './Releases';
import { toTargetStatus } from './status/toTargetStatus';

export interface ArgoCdEngineOptions extends ArgoCdOptions {
  hubs: FleetHubs;
  now: () => number;
}

/**
 * Argo CD. What an Application manages is changed at the Application; for what
 * nothing manages yet, one Application is made per target. When it is the turn of
 * which cluster is for the rollout to say.
 */
export class ArgoCdEngine implements DeliveryEngine {
  readonly name = 'argocd';
  readonly #options: ArgoCdEngineOptions;
  readonly #owners: Owners;

  static create(options: ArgoCdEngineOptions): DeliveryEngine {
    return new ArgoCdEngine(options);
  }

  private constructor(options: ArgoCdEngineOptions) {
    this.#options = options;
    this.#owners = new Owners(options);
  }

  async ownerOf(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<DeliveryOwner | undefined> {
    const { applications } = await this.#owners.of(target, signal);
    if (applications.length > 0) {
      return { description: applications.map(describe).join(', ') };
    }
    const { clusterSelector, hub = target.cluster.name } = this.#options;
    return clusterSelector &&
      target.desired.type === 'manifests' &&
      isSelected(target, clusterSelector)
      ? { description: `Argo CD in ${hub}` }
      : undefined;
  }

  async plan(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<TargetPlan> {
    const owned = await this.#owners.of(target, context.signal);
    const { desired } = target;
    return desired.type === 'image'
      ? planImages({ target, owned, changes: desired.changes }, context)
      : planRelease(this.#release(target, owned), context);
  }

  async previous(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<PreviousState> {
    const owned = await this.#owners.of(target, signal);
    const { desired } = target;
    return desired.type === 'image'
      ? previousImages({ target, owned, changes: desired.changes })
      : previousRelease(this.#release(target, owned), signal);
  }

  async deliver(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<TargetStatus> {
    const { signal } = context;
    const owned = await this.#owners.of(target, signal);
    const { desired } = target;
    const { revision } = desired;
    const act: Act = { target, verb: 'deliver', revision, context };
    const applications =
      desired.type === 'image'
        ? await deliverImages(
            { target, owned, changes: desired.changes },
            act,
            signal,
          )
        : [await deliverRelease(this.#release(target, owned), act, signal)];
    return this.#statusOf(target, applications);
  }

  async status(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<TargetStatus> {
    const owned = await this.#owners.of(target, signal);
    return this.#statusOf(target, await readBack(target, owned, signal));
  }

  async rollback(
    target: DeliveryTarget,
    previous: PreviousState,
    context: DeliveryContext,
  ): Promise<TargetStatus> {
    const { signal } = context;
    const owned = await this.#owners.of(target, signal);
    const act: Act = { target, verb: 'rollback', context };
    if (target.desired.type === 'image') {
      await restoreImages(owned, previous, act, signal);
    } else {
      const release = this.#release(target, owned);
      await restoreRelease(release, previous, act, signal);
    }
    return this.status(target, context);
  }

  #release(target: DeliveryTarget, owned: Owned) {
    return { target, owned, project: this.#options.project };
  }

  #statusOf(
    target: DeliveryTarget,
    applications: readonly HubObject[],
  ): TargetStatus {
    return toTargetStatus(applications, {
      revision: target.desired.revision,
      isWanted: application => hasDesired(target, application),
      now: this.#options.now(),
    });
  }
}

function hasDesired(
  { desired }: DeliveryTarget,
  application: HubObject,
): boolean {
  const { annotations } = application.metadata;
  return desired.type === 'image'
    ? hasImages(application, desired.changes)
    : textAt(annotations, REVISION_ANNOTATION) === desired.revision;
}

async function readBack(
  { desired }: DeliveryTarget,
  { hub, ownRef, applications }: Owned,
  signal: AbortSignal,
): Promise<HubObject[]> {
  if (desired.type === 'image') {
    return applications;
  }
  const own = await hub.get(ownRef, { signal });
  return own ? [own] : [];
}

function isSelected(
  { cluster: { labels } }: DeliveryTarget,
  selector: Record<string, string>,
): boolean {
  return Object.entries(selector).every(
    ([name, value]) => labels[name] === value,
  );
}
