import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import type { FakeStream } from '../apiServer/FakeStream';
import { statusError } from '../apiServer/statusError';
import { FakeClock, settled } from '../FakeClock';
import type { CollectedResource } from '../resources';
import { Discovery } from './Discovery';
import { FakeSink } from './FakeSink';
import { Reflector } from './Reflector';
import { ReflectorCounters } from './ReflectorCounters';
import { Pace } from '../pace/Pace';
import { ServerTraits } from './ServerTraits';
import type { ReflectorState } from './types';

export const PODS = '/api/v1/pods';
export const ROLLOUTS_GROUP = '/apis/argoproj.io/v1alpha1';
/** How often is verified, with the clock's random value as it is. */
export const VERIFY_MS = 86_400_000;
export const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';

const POD: CollectedResource = {
  kind: 'Pod',
  group: '',
  version: 'v1',
  plural: 'pods',
};

/** A kind that a cluster may lack. */
export const ROLLOUT: CollectedResource = {
  kind: 'Rollout',
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'rollouts',
  optional: true,
};

/** A reflector, of pods unless told otherwise, with fakes around it, for tests. */
export class ReflectorHarness {
  readonly clock = new FakeClock();
  readonly server = new FakeApiServer(this.clock);
  readonly sink = new FakeSink();
  readonly traits = new ServerTraits(new Discovery(this.server, this.clock));
  readonly counters = new ReflectorCounters();
  readonly states: ReflectorState[] = [];
  readonly failed: unknown[] = [];
  heard = 0;
  readonly #stop = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor() {
    // Most servers that are scripted here list in pages.
    this.traits.watchList = false;
  }

  async start(resource: CollectedResource = POD): Promise<this> {
    const reflector = new Reflector({
      resource,
      server: this.server,
      sink: this.sink,
      traits: this.traits,
      counters: this.counters,
      clock: this.clock,
      pace: new Pace(this.clock),
      maxObjectBytes: 10_000,
      verifyTimes: { firstMs: VERIFY_MS / 2, everyMs: VERIFY_MS },
      onState: state => this.states.push(state),
      onHeard: () => {
        this.heard += 1;
      },
      onFailed: error => this.failed.push(error),
    });
    this.#done = reflector.run(this.#stop.signal);
    await settled();
    return this;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  get watch(): FakeStream {
    return this.server.lastWatch(PODS);
  }

  get statuses(): string[] {
    return this.states.map(({ status }) => status);
  }

  /** The resourceVersions that watches were asked from. */
  get watchedFrom(): Array<string | null> {
    return this.server
      .watchQueries(PODS)
      .map(query => query.get('resourceVersion'));
  }

  /** Sends events, and lets them be kept. */
  async send(...frames: unknown[]): Promise<void> {
    this.watch.send(...frames);
    await settled();
  }
}

export const object = (uid: string, resourceVersion: string) => ({
  metadata: { uid, name: uid, resourceVersion },
});

export const list = (
  resourceVersion: string,
  uids: string[] = [],
  token?: string,
) => ({
  metadata: { resourceVersion, continue: token },
  items: uids.map(uid => object(uid, '1')),
});

export const event = (type: string, uid: string, resourceVersion: string) => ({
  type,
  object: object(uid, resourceVersion),
});

export const bookmark = (resourceVersion: string) => ({
  type: 'BOOKMARK',
  object: { metadata: { resourceVersion } },
});

/** Says that the list which a watch began with is complete. */
export const initialEnd = (resourceVersion: string) => ({
  type: 'BOOKMARK',
  object: {
    metadata: {
      resourceVersion,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    },
  },
});

/** A Status of an API server, as an event of a watch. */
export const errorEvent = (code: number, message = 'no') => ({
  type: 'ERROR',
  object: { kind: 'Status', code, message },
});

export const refusal = (
  failure: ConstructorParameters<typeof ApiServerError>[0],
  options?: { retryAfterMs?: number },
) => {
  return () => {
    throw new ApiServerError(failure, `it is ${failure}`, options);
  };
};

/** As a server words it. */
export const refusalOf = (code: number, message: string) => () => {
  throw statusError(code, { message });
};
