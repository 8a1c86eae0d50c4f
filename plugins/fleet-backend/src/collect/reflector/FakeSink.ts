import type {
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

  async checkpoint(): Promise<string | undefined> {
    return this.version;
  }

  async apply(events: ObjectEvent[], resourceVersion: string): Promise<void> {
    this.#write(`apply ${events.length} to ${resourceVersion}`);
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
        for (const object of objects) {
          added.add(uidOf(object));
          this.objects.set(uidOf(object), object);
        }
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

  /** The UIDs of what is kept. */
  get uids(): string[] {
    return [...this.objects.keys()].sort();
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
