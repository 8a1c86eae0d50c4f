import type { ApiServer } from '../apiServer/ApiServer';
import type { Clock } from '../clock';
import type { Pace } from '../pace/Pace';
import { Reflector } from '../reflector/Reflector';
import { ReflectorCounters } from '../reflector/ReflectorCounters';
import type { ServerTraits } from '../reflector/ServerTraits';
import type { ReflectorState } from '../reflector/types';
import type { VerifyTimes } from '../reflector/Verifier';
import type { CollectedResource } from '../resources';
import type { ClusterRecord } from './types';

export interface KindCollectorsOptions {
  server: ApiServer;
  traits: ServerTraits;
  record: Pick<ClusterRecord, 'sink'>;
  clock: Clock;
  pace: Pace;
  resources: readonly CollectedResource[];
  /** Larger objects are refused. */
  maxObjectBytes: number;
  verifyTimes: VerifyTimes;
  /** Told of every change of a kind's state; not once the signal has aborted. */
  onState(kind: string, state: ReflectorState): void;
  onHeard(): void;
  onFailed(kind: string, error: unknown): void;
}

interface CollectedKind {
  resource: CollectedResource;
  state: ReflectorState;
  readonly counters: ReflectorCounters;
}

/** Collects all kinds of one cluster, as often as it is connected. */
export class KindCollectors {
  readonly #kinds: CollectedKind[];

  constructor(private readonly options: KindCollectorsOptions) {
    this.#kinds = options.resources.map(resource => ({
      resource,
      state: { status: 'initial' },
      counters: new ReflectorCounters(),
    }));
  }

  get states(): Map<string, ReflectorState> {
    return new Map(
      this.#kinds.map(({ resource, state }) => [resource.kind, state]),
    );
  }

  get counters(): Array<[string, ReflectorCounters]> {
    return this.#kinds.map(({ resource, counters }) => [
      resource.kind,
      counters,
    ]);
  }

  /** Goes on until the signal aborts, and then leaves nothing under way. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#kinds.map(kind => this.#reflect(kind, signal)));
  }

  /** The cluster as a whole is not reached any more, for this reason. */
  lose(reason: string) {
    for (const kind of this.#kinds) {
      if (kind.state.status === 'current') {
        this.#enter(kind, { status: 'stale', reason });
      }
    }
  }

  async #reflect(kind: CollectedKind, signal: AbortSignal) {
    const { resource, counters } = kind;
    const { record, onFailed } = this.options;
    const reflector = new Reflector({
      ...this.options,
      resource,
      counters,
      sink: record.sink(resource),
      onState: state => {
        if (!signal.aborted) {
          this.#enter(kind, state);
        }
      },
      onFailed: error => onFailed(resource.kind, error),
    });
    await reflector.run(signal);
  }

  #enter(kind: CollectedKind, state: ReflectorState) {
    kind.state = state;
    this.options.onState(kind.resource.kind, state);
  }
}
