import type { Knex } from 'knex';
import type { Projection } from '../projections';
import type { DatabaseInventoryWriter } from './DatabaseInventoryWriter';
import { dialectOf } from './dialect';
import { deleteUnused, REFERRED } from './housekeeping/deleteUnused';
import { retireTexts } from './housekeeping/retireTexts';
import { usedTexts } from './housekeeping/usedTexts';

const PORTION = 500;

export interface HousekeepingOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  projections: ReadonlyMap<string, Projection>;
  now: () => number;
}

type Portion = (
  tx: Knex.Transaction,
  after: number,
) => Promise<number | undefined>;

/**
 * Deletes what rows of objects once shared and nothing refers to any more:
 * labels, numbers of objects, texts. Texts go with the second run, at least an
 * hour after the first.
 */
export class Housekeeping {
  static create(options: HousekeepingOptions): Housekeeping {
    return new Housekeeping(options);
  }

  private constructor(private readonly options: HousekeepingOptions) {}

  /**
   * Cleans up once, in portions between which others write. To be called daily;
   * several replicas may do so at the same time.
   *
   * @throws the signal's reason once that has aborted
   */
  async run(signal: AbortSignal): Promise<void> {
    for (const referred of REFERRED) {
      await this.#inPortions(signal, async (tx, after) => {
        for (const sql of dialectOf(this.options.knex).begin('cleanup')) {
          await tx.raw(sql);
        }
        return deleteUnused(tx, referred, { after, limit: PORTION });
      });
    }
    const { knex, projections, now } = this.options;
    const used = await usedTexts(knex, projections.values(), signal);
    await this.#inPortions(signal, (tx, after) =>
      retireTexts(tx, used, { after, limit: PORTION, now: now() }),
    );
  }

  async #inPortions(signal: AbortSignal, portion: Portion) {
    let after: number | undefined = 0;
    while (after !== undefined) {
      signal.throwIfAborted();
      const from: number = after;
      after = await this.options.writer.exclusively(tx => portion(tx, from));
    }
  }
}
