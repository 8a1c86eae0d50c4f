import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Clock } from '../../collect/clock';
import type { KindStats } from '../../collect/cluster/types';
import { isBetterSqlite } from '../../sqlite/isBetterSqlite';
import { PlannedStatements } from '../../sqlite/PlannedStatements';
import type { Projection } from '../projections';
import type { ClusterWrite } from './ClusterWrite';
import { commitGroup } from './commitGroup';
import { type Dialect, dialectOf } from './dialect';
import type { InventoryWriter, KindKey, RowBatch } from './InventoryWriter';
import { readCheckpoint } from './operations/checkpoint';
import { readKnown } from './operations/readKnown';
import { GroupQueue } from './queue/GroupQueue';
import { groupSize } from './queue/groupSize';
import { LaterWrites } from './queue/LaterWrites';
import type { WriteFence } from './WriteFence';

export interface DatabaseInventoryWriterOptions {
  knex: Knex;
  projections: ReadonlyMap<string, Projection>;
  fence: WriteFence;
  clock: Clock;
  logger: Pick<LoggerService, 'warn'>;
}

/** How long bookmarks, statistics and signs of life may wait for others. */
const LATER_MS = 1_000;

/**
 * The one writer of the inventory. Bookmarks, statistics and signs of life are
 * written within a second, all at once, and are not waited for: when they are
 * lost, the next ones say as much.
 */
export class DatabaseInventoryWriter implements InventoryWriter {
  readonly #options: DatabaseInventoryWriterOptions;
  readonly #dialect: Dialect;
  readonly #queue: GroupQueue<ClusterWrite>;
  readonly #later = new LaterWrites();
  #timer?: AbortController;

  static create(
    options: DatabaseInventoryWriterOptions,
  ): DatabaseInventoryWriter {
    return new DatabaseInventoryWriter(options);
  }

  private constructor(options: DatabaseInventoryWriterOptions) {
    const { clock } = options;
    this.#options = options;
    this.#dialect = dialectOf(options.knex);
    const context = {
      ...options,
      dialect: this.#dialect,
      planned: isBetterSqlite(options.knex)
        ? new PlannedStatements()
        : undefined,
      now: () => clock.now(),
    };
    this.#queue = new GroupQueue({
      groupSize,
      commit: group => commitGroup(context, group),
    });
  }

  async checkpoint(key: KindKey): Promise<string | undefined> {
    const projection = this.#projection(key);
    await this.flush();
    const { clusterId } = key;
    return readCheckpoint(this.#options.knex, { clusterId, projection });
  }

  async known(key: KindKey): Promise<Uint8Array> {
    const projection = this.#projection(key);
    // Whoever wrote of this kind before may not be done.
    await this.#queue.settled();
    const { clusterId } = key;
    const { knex } = this.#options;
    return readKnown(knex, this.#dialect, { clusterId, projection });
  }

  async commit(batch: RowBatch): Promise<void> {
    this.#projection(batch);
    const { clusterId, kind, checkpoint, rows, texts, gone } = batch;
    const isBookmark = !(rows || texts || gone);
    if (isBookmark && typeof checkpoint === 'string') {
      this.#later.bookmark(batch, checkpoint);
      this.#flushLater();
      return;
    }
    const hasCheckpoint = checkpoint !== undefined;
    if (hasCheckpoint) {
      this.#later.dropBookmark(batch);
    }
    await this.write({
      clusterId,
      ...(isBookmark ? {} : { batch }),
      ...(hasCheckpoint ? { checkpoints: new Map([[kind, checkpoint]]) } : {}),
    });
  }

  /** Writes about a cluster; resolves when it is committed. */
  write(write: ClusterWrite): Promise<void> {
    return this.#queue.add(write);
  }

  /** Keeps, within a second, that a cluster was heard of at a time (ISO 8601). */
  heard(clusterId: string, at: string): void {
    this.#later.heard(clusterId, at);
    this.#flushLater();
  }

  /** Keeps, within a second, the statistics of a cluster's kinds. */
  stats(clusterId: string, stats: readonly KindStats[]): void {
    this.#later.stats(clusterId, stats);
    this.#flushLater();
  }

  /** Whether rows wait to be written. */
  get isBusy(): boolean {
    return this.#queue.isBusy;
  }

  /** Runs work in a transaction of its own, while nothing else is written. */
  exclusively<R>(work: (tx: Knex.Transaction) => Promise<R>): Promise<R> {
    const { knex } = this.#options;
    return this.#queue.exclusively(() => knex.transaction(work));
  }

  /** Writes at once what was to be written later; resolves when all is written. */
  async flush(): Promise<void> {
    this.#timer?.abort();
    this.#timer = undefined;
    await Promise.all(
      this.#later.take().map(write => this.write(write).catch(this.#warn)),
    );
    await this.#queue.settled();
  }

  readonly #warn = ({ message }: Error) => {
    const what = 'Bookmarks and states of a cluster were not kept';
    this.#options.logger.warn(`${what}: ${message}`);
  };

  #flushLater() {
    if (this.#timer) {
      return;
    }
    const timer = new AbortController();
    this.#timer = timer;
    this.#options.clock.sleep(LATER_MS, timer.signal).then(
      () => this.flush(),
      // Flushed before its time.
      () => {},
    );
  }

  #projection({ kind }: KindKey): Projection {
    const projection = this.#options.projections.get(kind);
    if (!projection) {
      throw new NotFoundError(`There is no projection of ${kind}`);
    }
    return projection;
  }
}
