import { ConflictError } from '@backstage/errors';
import type {
  DeliveryTarget,
  FleetHub,
  FleetHubs,
  HubObject,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { ApplicationIndex, workloadKey, workloadsOf } from './ApplicationIndex';
import { destinationOf, isDestination, type Whereabouts } from './destination';
import { applicationRef, ownName } from './names';

/** The Applications of one target, in its hub. */
export interface Owned {
  hub: FleetHub;
  whereabouts: Whereabouts;
  /** That we made, or would make, for the target's release. */
  ownRef: ObjectRef;
  /** Those that manage what the target brings or changes. */
  applications: HubObject[];
  /** What none of them manages. */
  unowned: ObjectRef[];
}

export interface OwnersOptions {
  hubs: FleetHubs;
  /** See ArgoCdOptions. */
  hub?: string;
  namespace: string;
  now: () => number;
}

/** Finds the Applications that manage what a target is about. */
export class Owners {
  readonly #options: OwnersOptions;
  readonly #index: ApplicationIndex;

  constructor(options: OwnersOptions) {
    this.#options = options;
    this.#index = new ApplicationIndex(options);
  }

  async of(target: DeliveryTarget, signal: AbortSignal): Promise<Owned> {
    const { hubs, namespace, hub: configured } = this.#options;
    const { id } = target.cluster;
    const name = configured ?? id;
    const hub = hubs.hub(name);
    const whereabouts = this.#whereabouts(target);
    const listed = await this.#index.all(name, hub, signal);
    const refs = listed
      .filter(one =>
        isDestination(one.destination, target.cluster, whereabouts),
      )
      .filter(({ workloads }) => keysOf(target).some(key => workloads.has(key)))
      .map(({ ref }) => ref);
    const found = await Promise.all(refs.map(ref => hub.get(ref, { signal })));
    const applications = found.filter(
      (one): one is HubObject =>
        one !== undefined &&
        isDestination(destinationOf(one), target.cluster, whereabouts),
    );
    return {
      hub,
      whereabouts,
      applications,
      ownRef: applicationRef(namespace, ownName(target)),
      unowned: unownedOf(target, applications),
    };
  }

  #whereabouts({ cluster }: DeliveryTarget): Whereabouts {
    const { hubs, hub = cluster.id } = this.#options;
    const server = hubs.serverOf(cluster.id);
    const isHub = hub === cluster.id || hub === cluster.name;
    return { server, isHub };
  }
}

/**
 * The Applications through which the images of a target are changed.
 *
 * @throws ConflictError where only some of its workloads are managed
 */
export function checkWhole({ applications, unowned }: Owned): void {
  if (applications.length > 0 && unowned.length > 0) {
    const names = unowned.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    throw new ConflictError(
      `Argo CD manages only some of the workloads, and not ${names}: change them by rollouts of their own`,
    );
  }
}

function unownedOf(
  target: DeliveryTarget,
  applications: readonly HubObject[],
): ObjectRef[] {
  const managed = applications.map(workloadsOf);
  return refsOf(target).filter(ref => {
    const key = workloadKey(ref, target.namespace);
    return !managed.some(keys => keys.has(key));
  });
}

function keysOf(target: DeliveryTarget): string[] {
  return refsOf(target).map(ref => workloadKey(ref, target.namespace));
}

function refsOf({ desired }: DeliveryTarget): ObjectRef[] {
  return desired.type === 'image'
    ? desired.workloads
    : desired.manifests.map(({ apiVersion, kind, metadata }) => {
        const { namespace, name } = metadata;
        return { apiVersion, kind, namespace, name };
      });
}
