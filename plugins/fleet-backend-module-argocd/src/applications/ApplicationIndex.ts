import type {
  FleetHub,
  HubObject,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { listAt, textAt } from '../fields';
import { type Destination, destinationOf } from './destination';
import { APPLICATION, refOf } from './names';

/** How long a list is believed: one serves all targets of a wave. */
const MAX_AGE_MS = 10_000;

/** What is kept of an Application. */
export interface ListedApplication {
  ref: ObjectRef;
  destination: Destination;
  /** What it manages, by workloadKey(). */
  workloads: ReadonlySet<string>;
}

interface Listed {
  at: number;
  applications: Promise<ListedApplication[]>;
}

/** Which Applications there are, by hub. */
export class ApplicationIndex {
  readonly #listed = new Map<string, Listed>();

  constructor(
    private readonly options: { namespace: string; now: () => number },
  ) {}

  /** @param name - Of the hub */
  all(
    name: string,
    hub: FleetHub,
    signal: AbortSignal,
  ): Promise<ListedApplication[]> {
    const { now } = this.options;
    const known = this.#listed.get(name);
    if (known && now() - known.at <= MAX_AGE_MS) {
      return known.applications;
    }
    const listed = { at: now(), applications: this.#list(hub, signal) };
    this.#listed.set(name, listed);
    listed.applications.catch(() => {
      if (this.#listed.get(name) === listed) {
        this.#listed.delete(name);
      }
    });
    return listed.applications;
  }

  async #list(
    hub: FleetHub,
    signal: AbortSignal,
  ): Promise<ListedApplication[]> {
    const { namespace } = this.options;
    const query = { ...APPLICATION, namespace };
    const applications = await hub.list(query, { signal });
    return applications.map(application => ({
      ref: refOf(application),
      destination: destinationOf(application),
      workloads: workloadsOf(application),
    }));
  }
}

/** What an Application manages, as its status says. */
export function workloadsOf(application: HubObject): Set<string> {
  return new Set(
    listAt(application, 'status', 'resources').map(resource =>
      keyOf(
        textAt(resource, 'group') ?? '',
        textAt(resource, 'kind') ?? '',
        textAt(resource, 'namespace') ?? '',
        textAt(resource, 'name') ?? '',
      ),
    ),
  );
}

/** @param namespace - Where the object names none */
export function workloadKey(ref: ObjectRef, namespace: string): string {
  const group = ref.apiVersion.includes('/')
    ? ref.apiVersion.split('/')[0]
    : '';
  return keyOf(group, ref.kind, ref.namespace ?? namespace, ref.name);
}

function keyOf(...parts: string[]): string {
  return parts.join('/');
}
