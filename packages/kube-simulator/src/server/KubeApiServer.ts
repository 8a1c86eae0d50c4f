import { randomUUID } from 'node:crypto';
import { every, SimulatorClock, systemClock } from '../clock';
import { Faults } from '../faults';
import {
  Backing,
  builtInResources,
  ObjectStore,
  ResourceCatalog,
  ResourceDefinition,
} from '../store';
import type { ApiUser } from './auth';
import { handleRequest } from './handleRequest';
import { Exchange } from './http';
import { Listener } from './Listener';
import type { RequestedDeprecatedApi } from './metrics';
import type { ServerContext } from './ServerContext';
import { WatchHub } from './watch';

const BOOKMARK_INTERVAL_MS = 60_000;

/** How a server is made. */
export interface KubeApiServerOptions {
  users: ApiUser[];
  /** As /version says it. */
  gitVersion?: string;
  /** As /metrics says that they were asked for. */
  deprecatedApis?: readonly RequestedDeprecatedApi[];
  /** 0, the default, takes any port that is free. */
  port?: number;
  /** Resources besides the built-in ones, as CRDs add them. */
  resources?: ResourceDefinition[];
  clock?: SimulatorClock;
  random?: () => number;
  newUid?: () => string;
  /** Where resourceVersions begin. */
  firstRevision?: number;
  /** How many changes are remembered at least. */
  historySize?: number;
  bookmarkIntervalMs?: number;
  /** Stops the server when it aborts. */
  signal?: AbortSignal;
}

/** A Kubernetes API server in this process, over plain HTTP on loopback. */
export class KubeApiServer {
  /** What is in the server, for who lives in the same process. */
  readonly backing: Backing;
  readonly faults: Faults;
  readonly #watches: WatchHub;
  readonly #listener: Listener;
  readonly #cleanups: Array<() => void> = [];
  #stopped = false;

  /** Starts a server; it is reached when this resolves. */
  static async start(options: KubeApiServerOptions): Promise<KubeApiServer> {
    const server = new KubeApiServer(options);
    await server.#listener.open();
    return server;
  }

  private constructor(options: KubeApiServerOptions) {
    this.backing = createBacking(options);
    this.#watches = new WatchHub();
    this.faults = new Faults({
      setListening: listening => this.#setListening(listening),
      expireWatches: () => this.#expireWatches(),
      resumeWatches: () => this.#watches.catchUpAll(),
    });
    const context: ServerContext = {
      ...this.backing,
      faults: this.faults,
      users: options.users,
      watches: this.#watches,
      gitVersion: options.gitVersion ?? 'v1.37.2',
      deprecatedApis: options.deprecatedApis ?? [],
    };
    this.#listener = new Listener((request, response) => {
      handleRequest(context, new Exchange(request, response));
    }, options.port ?? 0);
    this.#keepWatchesGoing(options);
  }

  /** For example http://127.0.0.1:40123 */
  get url(): string {
    return this.#listener.url;
  }

  /** The resources that somebody watches now, as in "deployments.apps". */
  get watchedResources(): Set<string> {
    return this.#watches.resources();
  }

  /** Closes the port and all connections. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cleanups.splice(0).forEach(cleanUp => cleanUp());
    await this.#listener.close();
  }

  #keepWatchesGoing({ bookmarkIntervalMs, signal }: KubeApiServerOptions) {
    const { clock, store } = this.backing;
    const unsubscribe = store.subscribe(event =>
      this.#watches.onChange(event, this.faults.takeDrop()),
    );
    const stopBookmarks = every(
      clock,
      bookmarkIntervalMs ?? BOOKMARK_INTERVAL_MS,
      () => this.#watches.bookmarkAll(),
    );
    const onAbort = () => this.stop();
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#cleanups.push(unsubscribe, stopBookmarks, () =>
      signal?.removeEventListener('abort', onAbort),
    );
  }

  async #setListening(listening: boolean) {
    if (!listening) {
      await this.#listener.close();
    } else if (!this.#stopped) {
      await this.#listener.open();
    }
  }

  #expireWatches() {
    this.backing.store.compact();
    this.#watches.expireAll();
  }
}

function createBacking(options: KubeApiServerOptions): Backing {
  const { firstRevision, historySize } = options;
  return {
    store: new ObjectStore({ firstRevision, historySize }),
    resources: new ResourceCatalog([
      ...builtInResources(),
      ...(options.resources ?? []),
    ]),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    newUid: options.newUid ?? randomUUID,
  };
}
