import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { Reflector } from '../reflector/Reflector';
import type { ReflectorState } from '../reflector/types';
import { COLLECTED_RESOURCES, CollectedResource } from '../resources';
import { clusterSync, ConnectionState } from './clusterSync';
import { Heartbeat } from './Heartbeat';
import { identify } from './identify';
import type { ClusterRecord, ClusterSync } from './types';

/** How often a cluster is looked at again for what it is. */
const IDENTIFY_MS = 600_000;

export interface ClusterCollectorOptions {
  name: string;
  server: ApiServer;
  record: ClusterRecord;
  detectors: readonly DistributionDetector[];
  clock: Clock;
  logger: LoggerService;
  resources?: readonly CollectedResource[];
}

/**
 * Collects one cluster: reflectors for its kinds while it is connected, and
 * what state all that is in.
 */
export class ClusterCollector {
  #connection: ConnectionState = { status: 'connecting' };
  readonly #kinds = new Map<string, ReflectorState>();
  #hasSynced = false;
  #sync: ClusterSync = { status: 'initial' };
  #heardAt = 0;
  #gitVersion?: string;
  #identifiedAt = Number.NEGATIVE_INFINITY;
  /** How often it was looked at for what it is. */
  #looks = 0;
  #reflecting?: AbortController;
  #writes: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<Promise<void>>();
  readonly #heartbeat: Heartbeat;

  constructor(private readonly options: ClusterCollectorOptions) {
    const { server, clock } = options;
    this.#heartbeat = new Heartbeat(server, clock, {
      onAlive: gitVersion => this.#onAlive(gitVersion),
      onLost: error => this.#onLost(error),
    });
  }

  /** Goes on until the signal aborts, and then leaves nothing under way. */
  async run(signal: AbortSignal): Promise<void> {
    this.#hasSynced = await this.options.record.hasSynced();
    this.#sync = this.#currentSync();
    this.#write(record => record.recordSync(this.#sync));
    signal.addEventListener('abort', () => this.#disconnect(), { once: true });
    await this.#heartbeat.run(signal);
    await Promise.all(this.#underWay);
    await this.#writes;
    await this.options.server.close();
  }

  #onAlive(gitVersion: string | undefined) {
    const upgraded = gitVersion !== this.#gitVersion;
    this.#gitVersion = gitVersion;
    this.#connection = { status: 'connected' };
    this.#heardAt = this.options.clock.now();
    if (!this.#reflecting) {
      this.#reflecting = new AbortController();
      this.#reflect(this.#reflecting.signal);
    }
    if (upgraded || this.#heardAt - this.#identifiedAt > IDENTIFY_MS) {
      this.#identify(this.#reflecting.signal);
    }
    this.#update();
    if (this.#sync.status === 'current') {
      this.#write(record => record.recordHeard(this.#heardAt));
    }
  }

  #onLost(error: ApiServerError) {
    const { failure, message } = error;
    this.#connection = { status: 'failed', failure, reason: message };
    this.#disconnect();
    for (const [kind, state] of this.#kinds) {
      if (state.status === 'current') {
        this.#keepKind(kind, { status: 'stale', reason: message });
      }
    }
    this.#update();
  }

  #disconnect() {
    this.#reflecting?.abort();
    this.#reflecting = undefined;
  }

  #reflect(signal: AbortSignal) {
    const { server, record, clock } = this.options;
    for (const resource of this.options.resources ?? COLLECTED_RESOURCES) {
      if (!this.#kinds.has(resource.kind)) {
        this.#kinds.set(resource.kind, { status: 'initial' });
      }
      const reflector = new Reflector({
        resource,
        server,
        clock,
        sink: record.sink(resource),
        onState: state => this.#onKind(resource, state, signal),
        onHeard: () => {
          this.#heardAt = clock.now();
        },
        onFailed: error => this.#onFailed(resource, error),
      });
      this.#track(
        reflector
          .run(signal)
          .catch(error => this.#log(`collecting ${resource.kind}`, error)),
      );
    }
  }

  #onKind(
    { kind }: CollectedResource,
    state: ReflectorState,
    signal: AbortSignal,
  ) {
    if (signal.aborted) {
      return;
    }
    this.#keepKind(kind, state);
    this.#update();
    if (kind === 'Node' && state.status === 'current') {
      this.#identify(signal);
    }
  }

  #keepKind(kind: string, state: ReflectorState) {
    this.#kinds.set(kind, state);
    this.#write(record => record.recordKind(kind, state));
  }

  #onFailed({ kind }: CollectedResource, error: unknown) {
    if (error instanceof ApiServerError) {
      this.#heartbeat.hurry();
    } else {
      this.#log(`keeping ${kind}`, error);
    }
  }

  #update() {
    const next = this.#currentSync();
    const { status, reason } = this.#sync;
    if (next.status === status && next.reason === reason) {
      return;
    }
    const heardAt = this.#heardAt;
    if (status === 'current') {
      this.#write(record => record.recordHeard(heardAt));
    }
    this.#sync = next;
    this.#write(record => record.recordSync(next));
    if (next.status === 'current') {
      this.#hasSynced = true;
      this.#write(record => record.recordHeard(heardAt));
    }
  }

  #currentSync(): ClusterSync {
    return clusterSync({
      connection: this.#connection,
      kinds: this.#kinds,
      hasSynced: this.#hasSynced,
    });
  }

  #identify(signal: AbortSignal) {
    const { server, detectors } = this.options;
    this.#identifiedAt = this.options.clock.now();
    this.#looks += 1;
    const look = this.#looks;
    const identified = identify({
      server,
      record: this.options.record,
      detectors,
      gitVersion: this.#gitVersion,
      signal,
    })
      .then(identity => {
        // A later look, which saw the nodes, may have come first.
        if (look === this.#looks) {
          this.#write(record => record.recordIdentity(identity));
        }
      })
      .catch(error => {
        if (!signal.aborted) {
          this.#identifiedAt = Number.NEGATIVE_INFINITY;
          this.#log('telling its distribution', error);
        }
      });
    this.#track(identified);
  }

  /** What has to end before the collector has. */
  #track(work: Promise<void>) {
    this.#underWay.add(work);
    work.finally(() => this.#underWay.delete(work));
  }

  /** Writes one after the other, so that the last state is the one that stays. */
  #write(write: (record: ClusterRecord) => Promise<void>) {
    this.#writes = this.#writes
      .then(() => write(this.options.record))
      .catch(error => this.#log('keeping its state', error));
  }

  #log(what: string, error: unknown) {
    const { logger, name } = this.options;
    logger.warn(`Cluster ${name}: ${what} failed: ${loggable(error)}`);
  }
}

/** A database's error quotes the statement with the rows in it: only its code. */
function loggable(error: unknown): string {
  if (error instanceof ApiServerError) {
    return error.message;
  }
  const { name, code } = error as { name?: unknown; code?: unknown };
  return `${name} (${code ?? 'no code'})`;
}
