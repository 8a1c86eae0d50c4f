import { NotFoundError } from '@backstage/errors';
import type {
  FleetHub,
  HubObject,
  HubOptions,
  HubQuery,
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import type { TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';

/** How often an object may change while we try to. */
const MAX_TRIES = 6;

/** One cluster as a hub. */
export class ClusterHub implements FleetHub {
  constructor(
    private readonly name: string,
    private readonly cluster: TargetCluster,
  ) {}

  get(ref: ObjectRef, options: HubOptions): Promise<HubObject | undefined> {
    return this.#told(describe(ref), () =>
      orElse(undefined, () => this.cluster.get(ref, options)),
    );
  }

  list(query: HubQuery, options: HubOptions): Promise<HubObject[]> {
    return this.#told(`${query.kind}s`, () =>
      orElse([], () => this.cluster.list(query, options)),
    );
  }

  apply(manifest: Manifest, options: HubOptions): Promise<HubObject> {
    return this.#told(describe(refOf(manifest)), async () => {
      const { object } = await this.cluster.apply(manifest, options);
      return object;
    });
  }

  change(
    ref: ObjectRef,
    edit: (object: HubObject) => Manifest,
    options: HubOptions,
  ): Promise<HubObject> {
    return this.#told(describe(ref), async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await this.#changeOnce(ref, edit, options);
        } catch (error) {
          if (tries === MAX_TRIES || !isTargetError(error, 'stale')) {
            throw error;
          }
        }
      }
    });
  }

  delete(object: HubObject, options: HubOptions): Promise<void> {
    const { uid, resourceVersion } = object.metadata;
    const ref = refOf(object);
    return this.#told(describe(ref), () =>
      this.cluster.delete(ref, { uid, resourceVersion, ...options }),
    );
  }

  async #changeOnce(
    ref: ObjectRef,
    edit: (object: HubObject) => Manifest,
    options: HubOptions,
  ): Promise<HubObject> {
    const object = await this.cluster.get(ref, options);
    if (!object) {
      throw new NotFoundError(
        `There is no ${describe(ref)} in the hub ${this.name}`,
      );
    }
    const wanted = edit(structuredClone(object));
    return isDeepStrictEqual(wanted, object)
      ? object
      : await this.cluster.replace(wanted, options);
  }

  async #told<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw deliveryError(error, `${what} in the hub ${this.name}`);
    }
  }
}

/** What a hub does not serve is not there. */
async function orElse<T>(nothing: T, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (isTargetError(error, 'notServed')) {
      return nothing;
    }
    throw error;
  }
}

function refOf({ apiVersion, kind, metadata }: Manifest): ObjectRef {
  const { namespace, name } = metadata;
  return { apiVersion, kind, namespace, name };
}

function describe({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
