import type {
  AuditSession,
  KubeObject,
  ObjectEvent,
  ReplaceSession,
  ResourceSink,
} from '../../collect/reflector/types';
import { Turns } from '../../Turns';
import type { Projection } from '../projections';
import type { InventoryWriter, RowBatch } from '../store/InventoryWriter';
import { Audit } from './Audit';
import { type Changes, changesOf, changesTo } from './changes';
import type { DigestTable } from './DigestTable';
import { keyOf, newKey, uidOf } from './keys';
import { type Part, partsOf } from './parts';
import { readKnown } from './readKnown';
import { Round } from './Round';

export interface DiffingSinkOptions {
  clusterId: string;
  projection: Projection;
  writer: InventoryWriter;
}

const MAX_GONE = 500;

/**
 * Turns objects into rows, and hands on only the rows that changed. One commit
 * after the other: a reflector that was interrupted may still be writing when
 * the next one starts.
 *
 * More changes than one commit takes are committed in parts, the checkpoint
 * with the last: after a crash between, they are seen again.
 */
export class DiffingSink implements ResourceSink {
  /** Undefined while nobody knows what the database has. */
  #known?: DigestTable;
  readonly #turns = new Turns();

  constructor(private readonly options: DiffingSinkOptions) {}

  checkpoint(): Promise<string | undefined> {
    return this.#turns.run(() => this.options.writer.checkpoint(this.#key));
  }

  apply(events: ObjectEvent[], resourceVersion: string): Promise<void> {
    const changes = changesOf(events, this.options.projection);
    return this.#turns.run(() => this.#commit(changes, resourceVersion));
  }

  replace(): ReplaceSession {
    const round = new Round();
    const keep =
      (type: ObjectEvent['type']) =>
      (objects: KubeObject[]): Promise<void> => {
        const changes = changesTo(type, objects, this.options.projection);
        return this.#turns.run(async () => {
          const known = round.of(await this.#load());
          await this.#commit(changes);
          const key = newKey();
          changes.forEach((_, uid) => known.see(keyOf(uid, key)));
        });
      };
    return {
      add: keep('changed'),
      remove: keep('deleted'),
      finish: resourceVersion =>
        this.#turns.run(async () => {
          round.of(await this.#load());
          await this.#dropUnseen(resourceVersion);
        }),
    };
  }

  audit(): Promise<AuditSession> {
    return this.#turns.run(async () => {
      const audit = new Audit(this.options.projection);
      audit.begin(await this.#load());
      return {
        add: objects => {
          const { projection } = this.options;
          const rows = changesTo('changed', objects, projection);
          return this.#turns.run(async () =>
            audit.compare(rows, await this.#load()),
          );
        },
        finish: touched =>
          this.#turns.run(async () => audit.end(touched, await this.#load())),
      };
    });
  }

  forget(): Promise<void> {
    return this.#turns.run(() => this.#write({ checkpoint: null }));
  }

  clear(): Promise<void> {
    return this.#turns.run(async () => {
      (await this.#load()).begin();
      await this.#dropUnseen(null);
    });
  }

  /** Drops what the last round has not seen, and then keeps the checkpoint. */
  async #dropUnseen(checkpoint: string | null) {
    for (;;) {
      const unseen = (await this.#load()).unseen(MAX_GONE);
      const isLast = unseen.length < MAX_GONE;
      const { projection } = this.options;
      const uids = unseen.map(key => uidOf(key, projection));
      const gone = new Map(uids.map(uid => [uid, undefined]));
      await this.#commit(gone, isLast ? checkpoint : undefined);
      if (isLast) {
        return;
      }
    }
  }

  async #commit(changes: Changes, checkpoint?: string | null) {
    // Bookmarks ask for nothing: a cluster that resumes loads nothing either.
    const parts = changes.size > 0 ? await this.#changed(changes) : [];
    const last = parts.pop();
    for (const part of parts) {
      await this.#commitPart(part);
    }
    if (last) {
      await this.#commitPart(last, checkpoint);
    } else if (checkpoint !== undefined) {
      await this.#write({ checkpoint });
    }
  }

  async #changed(changes: Changes): Promise<Part[]> {
    const known = await this.#load();
    const key = newKey();
    const changed = [...changes].filter(
      ([uid, row]) => known.get(keyOf(uid, key)) !== row?.hash,
    );
    return partsOf(new Map(changed), this.options.projection);
  }

  async #commitPart({ batch, changes }: Part, checkpoint?: string | null) {
    const known = await this.#load();
    const key = newKey();
    const isNew = changes.every(
      ([uid, row]) => row && known.get(keyOf(uid, key)) === undefined,
    );
    this.#known = undefined;
    await this.#write({ ...batch, ...(isNew ? { isNew } : {}), checkpoint });
    for (const [uid, row] of changes) {
      if (row) {
        known.set(keyOf(uid, key), row.hash);
      } else {
        known.delete(keyOf(uid, key));
      }
    }
    this.#known = known;
  }

  #write(batch: Omit<RowBatch, 'clusterId' | 'kind'>): Promise<void> {
    return this.options.writer.commit({ ...this.#key, ...batch });
  }

  async #load(): Promise<DigestTable> {
    this.#known ??= readKnown(await this.options.writer.known(this.#key));
    return this.#known;
  }

  get #key() {
    const { clusterId, projection } = this.options;
    return { clusterId, kind: projection.kind };
  }
}
