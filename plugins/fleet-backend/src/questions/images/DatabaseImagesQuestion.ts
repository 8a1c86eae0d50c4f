import type {
  ImageList,
  ListImages,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import { createReader, type SqlReader } from '../sql';
import type { ImagesQuestion } from './ImagesQuestion';
import { type MatchingImages, matchingImages } from './matchingImages';
import { readDigests } from './readDigests';
import { type ImageRow, readImages } from './readImages';
import { type ImageUse, readUse } from './readUse';
import { readVulnerabilities } from './readVulnerabilities';
import { toImage } from './toImage';

const DEFAULT_LIMIT = 100;

/** Of one that is no longer used since it was found. */
const NO_USE: ImageUse = {
  workloads: 0,
  clusters: 0,
  owners: new Map(),
};

/** Answers from the inventory. */
export class DatabaseImagesQuestion implements ImagesQuestion {
  static create({ knex }: { knex: Knex }): ImagesQuestion {
    return new DatabaseImagesQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(query: ListImages['query'], asker: Asker): Promise<ImageList> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const matching = matchingImages(this.reader, asker, query);
    const { rows, total, nextCursor } = await readImages(
      this.reader,
      matching.images,
      { limit, cursor },
    );
    return {
      items:
        rows.length > 0 ? await this.#show(rows, matching, query, asker) : [],
      nextCursor,
      totalItems: total,
      coverage: asker.fleet.coverage(),
    };
  }

  async #show(
    rows: readonly ImageRow[],
    matching: MatchingImages,
    query: ListImages['query'],
    asker: Asker,
  ) {
    const ids = rows.map(({ id }) => id);
    const visible = visibleTo(this.reader, asker, 'w');
    const [uses, digests, vulnerabilities] = await Promise.all([
      readUse(this.reader, ids, matching),
      readDigests(this.reader, ids, visible),
      readVulnerabilities(this.reader, ids, asker.fleet),
    ]);
    return rows.map(row =>
      toImage({
        row,
        use: uses.get(row.id) ?? NO_USE,
        digests: digests.get(row.id) ?? [],
        vulnerabilities: vulnerabilities.get(row.id),
        askedDigest: query.digest,
        seesAll: visible === undefined,
      }),
    );
  }
}
