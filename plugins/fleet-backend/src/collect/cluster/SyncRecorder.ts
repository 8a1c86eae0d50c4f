import type { ReflectorState } from '../reflector/types';
import { clusterSync, ConnectionState } from './clusterSync';
import type { RecordWriter } from './RecordWriter';
import type { ClusterSync } from './types';

/** Folds what is known of a cluster into one state, and records its changes. */
export class SyncRecorder {
  #connection: ConnectionState = { status: 'connecting' };
  #sync: ClusterSync = { status: 'initial' };
  #hasSynced = false;
  /** When the cluster was heard of last, in ms since the epoch. */
  #heardAt = 0;

  constructor(
    private readonly writer: RecordWriter,
    private readonly kinds: () => ReadonlyMap<string, ReflectorState>,
  ) {}

  /** Records the first state. */
  start(hasSynced: boolean) {
    this.#hasSynced = hasSynced;
    this.#record(this.#current());
  }

  connected() {
    this.#connection = { status: 'connected' };
  }

  lost(connection: ConnectionState & { status: 'failed' }) {
    this.#connection = connection;
  }

  heard(at: number) {
    this.#heardAt = at;
  }

  /** Records the state, where it is another one. */
  update() {
    const next = this.#current();
    const { status, reason } = this.#sync;
    if (next.status === status && next.reason === reason) {
      return;
    }
    if (status === 'current') {
      this.#recordHeard();
    }
    this.#record(next);
    if (next.status === 'current') {
      this.#hasSynced = true;
      this.#recordHeard();
    }
  }

  /** Records when the cluster was heard of, where it is current. */
  confirm() {
    if (this.#sync.status === 'current') {
      this.#recordHeard();
    }
  }

  #current(): ClusterSync {
    return clusterSync({
      connection: this.#connection,
      kinds: this.kinds(),
      hasSynced: this.#hasSynced,
    });
  }

  #record(sync: ClusterSync) {
    this.#sync = sync;
    this.writer.write(record => record.recordSync(sync));
  }

  #recordHeard() {
    const heardAt = this.#heardAt;
    this.writer.write(record => record.recordHeard(heardAt));
  }
}
