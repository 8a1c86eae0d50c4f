import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import type { Pace } from '../pace/Pace';
import type { Poll } from '../polls/Poll';
import { repeat } from '../polls/repeat';
import { Discovery } from '../reflector/Discovery';
import { ServerTraits } from '../reflector/ServerTraits';
import type { ReflectorState } from '../reflector/types';
import { VERIFY_TIMES, VerifyTimes } from '../reflector/Verifier';
import { COLLECTED_RESOURCES, CollectedResource } from '../resources';
import { Heartbeat } from './Heartbeat';
import { Identification, IdentificationOptions } from './Identification';
import { KindCollectors } from './KindCollectors';
import { loggable } from './loggable';
import { RecordWriter } from './RecordWriter';
import { StatsReporter } from './StatsReporter';
import { SyncRecorder } from './SyncRecorder';
import type { ClusterRecord } from './types';

const MAX_OBJECT_BYTES = 1024 * 1024;

/** The part of a LoggerService that collecting uses. */
export interface CollectorLogger {
  warn(message: string): void;
}

export interface ClusterCollectorOptions {
  name: string;
  server: ApiServer;
  record: ClusterRecord;
  /** Tells what the cluster is, and keeps it. */
  identify: IdentificationOptions['identify'];
  clock: Clock;
  /** Shared by all clusters. */
  pace: Pace;
  logger: CollectorLogger;
  resources?: readonly CollectedResource[];
  /** What else it is asked for while it is connected. */
  polls?: readonly Poll[];
  /** Larger objects are refused; 1 MiB unless said. */
  maxObjectBytes?: number;
  verifyTimes?: VerifyTimes;
}

/**
 * Collects one cluster: its kinds while it is connected, and what state all
 * that is in.
 */
export class ClusterCollector {
  #gitVersion?: string;
  /** Of the certificate that was recorded last. */
  #fingerprint?: string;
  #collecting?: AbortController;
  readonly #underWay = new Set<Promise<void>>();
  readonly #heartbeat: Heartbeat;
  readonly #traits: ServerTraits;
  readonly #kinds: KindCollectors;
  readonly #identification: Identification;
  readonly #writer: RecordWriter;
  readonly #sync: SyncRecorder;

  constructor(private readonly options: ClusterCollectorOptions) {
    const { server, record, clock, identify } = options;
    this.#traits = new ServerTraits(new Discovery(server, clock));
    this.#heartbeat = new Heartbeat(server, clock, {
      onAlive: (gitVersion, heardAt) => this.#onAlive(gitVersion, heardAt),
      onLost: error => this.#onLost(error),
    });
    this.#writer = new RecordWriter(record, error =>
      this.#log('keeping its state', error),
    );
    this.#identification = new Identification({
      identify,
      clock,
      onFailed: error => this.#log('telling its distribution', error),
    });
    this.#kinds = this.#createKinds();
    this.#sync = new SyncRecorder(this.#writer, () => this.#kinds.states);
  }

  /** Goes on until the signal aborts, and then leaves nothing under way. */
  async run(signal: AbortSignal): Promise<void> {
    const { record, clock, server } = this.options;
    this.#sync.start(await record.hasSynced());
    signal.addEventListener('abort', () => this.#disconnect(), { once: true });
    const reporter = new StatsReporter({
      counters: this.#kinds.counters,
      clock,
      report: stats => this.#writer.write(to => to.recordStats(stats)),
    });
    await Promise.all([this.#heartbeat.run(signal), reporter.run(signal)]);
    await Promise.all(this.#underWay);
    await this.#writer.flushed();
    await server.close();
  }

  #createKinds(): KindCollectors {
    const { clock, resources, maxObjectBytes, verifyTimes } = this.options;
    return new KindCollectors({
      ...this.options,
      traits: this.#traits,
      resources: resources ?? COLLECTED_RESOURCES,
      maxObjectBytes: maxObjectBytes ?? MAX_OBJECT_BYTES,
      verifyTimes: verifyTimes ?? VERIFY_TIMES,
      onState: (kind, state) => this.#onKind(kind, state),
      onHeard: () => {
        this.#heartbeat.heard();
        this.#sync.heard(clock.now());
      },
      onFailed: (kind, error) => this.#onFailed(kind, error),
    });
  }

  #onAlive(gitVersion: string | undefined, heardAt: number) {
    const upgraded = gitVersion !== this.#gitVersion;
    this.#gitVersion = gitVersion;
    this.#sync.connected();
    this.#sync.heard(heardAt);
    this.#recordCertificate();
    if (upgraded) {
      this.#traits.forget();
    }
    this.#collecting ??= this.#collect();
    if (upgraded || this.#identification.isDue) {
      this.#identify(this.#collecting.signal);
    }
    this.#sync.update();
    this.#sync.confirm();
  }

  #recordCertificate() {
    const { certificate } = this.options.server;
    if (certificate && certificate.fingerprint !== this.#fingerprint) {
      this.#fingerprint = certificate.fingerprint;
      this.#writer.write(record => record.recordCertificate(certificate));
    }
  }

  #onLost({ failure, message }: ApiServerError) {
    this.#sync.lost({ status: 'failed', failure, reason: message });
    this.#disconnect();
    this.#kinds.lose(message);
    this.#sync.update();
  }

  #collect(): AbortController {
    const collecting = new AbortController();
    this.#track(
      this.#kinds
        .run(collecting.signal)
        .catch(error => this.#log('collecting it', error)),
    );
    this.#poll(collecting.signal);
    return collecting;
  }

  #poll(signal: AbortSignal) {
    const { polls = [], clock } = this.options;
    for (const poll of polls) {
      const onFailed = (error: unknown) =>
        this.#log(`asking for ${poll.what}`, error);
      this.#track(repeat(poll, { clock, signal, onFailed }));
    }
  }

  #disconnect() {
    this.#collecting?.abort();
    this.#collecting = undefined;
  }

  #onKind(kind: string, state: ReflectorState) {
    this.#writer.write(record => record.recordKind(kind, state));
    this.#sync.update();
    if (kind === 'Node' && state.status === 'current' && this.#collecting) {
      this.#identify(this.#collecting.signal);
    }
  }

  #onFailed(kind: string, error: unknown) {
    if (error instanceof ApiServerError) {
      this.#heartbeat.hurry();
    } else {
      this.#log(`keeping ${kind}`, error);
    }
  }

  #identify(signal: AbortSignal) {
    this.#track(this.#identification.look(this.#gitVersion, signal));
  }

  /** What has to end before the collector has. */
  #track(work: Promise<void>) {
    this.#underWay.add(work);
    work.finally(() => this.#underWay.delete(work));
  }

  #log(what: string, error: unknown) {
    const { logger, name } = this.options;
    logger.warn(`Cluster ${name}: ${what} failed: ${loggable(error)}`);
  }
}
