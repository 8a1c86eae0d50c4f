import type { Knex } from 'knex';
import type {
  ObjectEvent,
  ReplaceSession,
  ResourceSink,
} from '../../collect/reflector/types';
import type { Projection } from '../projections';
import { changesOf, RowChanges, rowsOf } from './changes';
import { readCheckpoint, writeCheckpoint } from './operations/checkpoint';
import { deleteRows } from './operations/deleteRows';
import { loadHashes } from './operations/loadHashes';
import { upsertRows } from './operations/upsertRows';

export interface ProjectingSinkOptions {
  knex: Knex;
  clusterId: string;
  projection: Projection;
  now: () => number;
}

interface Checkpoint {
  /** Undefined drops it: the next round lists again. */
  resourceVersion: string | undefined;
}

/**
 * Turns objects into rows, and writes only the rows that changed. One write
 * after the other: a reflector that was interrupted may still be writing when
 * the next one starts.
 */
export class ProjectingSink implements ResourceSink {
  #hashes?: Map<string, string>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ProjectingSinkOptions) {}

  checkpoint(): Promise<string | undefined> {
    const { knex, clusterId, projection } = this.options;
    return this.#enqueue(() =>
      readCheckpoint(knex, { clusterId, kind: projection.kind }),
    );
  }

  apply(events: ObjectEvent[], resourceVersion: string): Promise<void> {
    const changes = changesOf(events, this.options.projection);
    return this.#enqueue(() => this.#commit(changes, { resourceVersion }));
  }

  replace(): ReplaceSession {
    const seen = new Set<string>();
    return {
      add: objects => {
        const rows = rowsOf(objects, this.options.projection);
        rows.forEach((_, uid) => seen.add(uid));
        return this.#enqueue(() => this.#commit({ rows, gone: new Set() }));
      },
      finish: resourceVersion =>
        this.#enqueue(async () => {
          const known = [...(await this.#known()).keys()];
          const gone = new Set(known.filter(uid => !seen.has(uid)));
          await this.#commit({ rows: new Map(), gone }, { resourceVersion });
        }),
    };
  }

  forget(): Promise<void> {
    return this.#enqueue(() => this.#drop(new Set()));
  }

  clear(): Promise<void> {
    return this.#enqueue(async () =>
      this.#drop(new Set((await this.#known()).keys())),
    );
  }

  #drop(gone: Set<string>) {
    return this.#commit(
      { rows: new Map(), gone },
      { resourceVersion: undefined },
    );
  }

  async #commit({ rows, gone }: RowChanges, checkpoint?: Checkpoint) {
    const known = await this.#known();
    const changed = [...rows.values()].filter(
      row => known.get(row.uid) !== row.hash,
    );
    const uids = [...gone].filter(uid => known.has(uid));
    const { knex, clusterId, projection, now } = this.options;
    const { kind, table } = projection;
    if (changed.length + uids.length > 0 || checkpoint) {
      // Until it has succeeded, nobody knows what the database has.
      this.#hashes = undefined;
      await knex.transaction(async tx => {
        await upsertRows(tx, { clusterId, projection, rows: changed });
        await deleteRows(tx, { clusterId, table, uids });
        if (checkpoint) {
          const { resourceVersion } = checkpoint;
          const key = { clusterId, kind, resourceVersion, now: now() };
          await writeCheckpoint(tx, key);
        }
      });
    }
    changed.forEach(row => known.set(row.uid, row.hash));
    uids.forEach(uid => known.delete(uid));
    this.#hashes = known;
  }

  async #known(): Promise<Map<string, string>> {
    const { knex, clusterId, projection } = this.options;
    this.#hashes ??= await loadHashes(knex, { clusterId, projection });
    return this.#hashes;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }
}
