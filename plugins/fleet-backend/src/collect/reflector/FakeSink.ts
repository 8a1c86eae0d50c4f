import type { Clock } from '../clock';
import type {
  AuditSession,
  KubeObject,
  ObjectEvent,
  ReplaceSession,
  ResourceSink,
} from './types';

/** A sink in memory, that can be told to fail. */
export class FakeSink implements ResourceSink {
  readonly objects = new Map<string, KubeObject>();
  version?: string;
  /** The writes that were made, in words. */
  readonly writes: string[] = [];
  /** How many of the next writes are to fail. */
  failures = 0;
  /** How long each write of objects takes, by this clock. */
  slowMs = 0;
  clock?: Clock;

  async checkpoint(): Promise<string | undefined> {
    return this.version;
  }

  async apply(events: ObjectEvent[], resourceVersion: string): Promise<void> {
    this.#write(`apply ${events.length} to ${resourceVersion}`);
    await this.#wait();
    for (const { type, object } of events) {
      if (type === 'changed') {
        this.objects.set(uidOf(object), object);
      } else {
        this.objects.delete(uidOf(object));
      }
    }
    this.version = resourceVersion;
  }

  replace(): ReplaceSession {
    const added = new Set<string>();
    return {
      add: async objects => {
        this.#write(`add ${objects.length}`);
        await this.#wait();
        for (const object of objects) {
          added.add(uidOf(object));
          this.objects.set(uidOf(object), object);
        }
      },
      remove: async objects => {
        this.#write(`remove ${objects.length}`);
        objects.forEach(object => added.delete(uidOf(object)));
      },
      finish: async resourceVersion => {
        this.#write(`finish ${resourceVersion}`);
        for (const uid of this.objects.keys()) {
          if (!added.has(uid)) {
            this.objects.delete(uid);
          }
        }
        this.version = resourceVersion;
      },
    };
  }

  async forget(): Promise<void> {
    this.#write('forget');
    this.version = undefined;
  }

  async clear(): Promise<void> {
    this.#write('clear');
    this.version = undefined;
    this.objects.clear();
  }

  async audit(): Promise<AuditSession> {
    const added = new Set<string>();
    const missing = new Set<string>();
    const different = new Set<string>();
    return {
      add: async objects => {
        for (const object of objects) {
          const uid = uidOf(object);
          const kept = this.objects.get(uid);
          added.add(uid);
          if (!kept) {
            missing.add(uid);
          } else if (versionOf(kept) !== versionOf(object)) {
            different.add(uid);
          }
        }
      },
      finish: async touched => {
        const count = (uids: Iterable<string>) =>
          [...uids].filter(uid => !touched.has(uid)).length;
        const extra = this.uids.filter(uid => !added.has(uid));
        return {
          missing: count(missing),
          different: count(different),
          extra: count(extra),
        };
      },
    };
  }

  /** The UIDs of what is kept. */
  get uids(): string[] {
    return [...this.objects.keys()].sort();
  }

  async #wait() {
    if (this.slowMs > 0) {
      await this.clock?.sleep(this.slowMs, new AbortController().signal);
    }
  }

  #write(what: string) {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('The database is away');
    }
    this.writes.push(what);
  }
}

function uidOf(object: KubeObject): string {
  return String(object.metadata?.uid);
}

function versionOf(object: KubeObject): string {
  return String(object.metadata?.resourceVersion);
}
