import type {
  ImageList,
  ListImages,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { ImageUse } from '../../inventory/images/imageUse';
import { type Asker, visibleTo } from '../asker';
import { createReader, type SqlReader } from '../sql';
import type { ImagesQuestion } from './ImagesQuestion';
import { type MatchingImages, matchingImages } from './matchingImages';
import { readDigests } from './readDigests';
import { type ImagePage, readImages } from './readImages';
import { isSummed, readSummed } from './readSummed';
import { readUse } from './readUse';
import { readVulnerabilities } from './readVulnerabilities';
import { toImage } from './toImage';

const DEFAULT_LIMIT = 100;

/** Of one that is no longer used since it was found. */
const NO_USE: ImageUse = {
  workloads: 0,
  clusters: 0,
  owned: 0,
  owners: [],
};

/** Answers from the inventory. */
export class DatabaseImagesQuestion implements ImagesQuestion {
  static create({ knex }: { knex: Knex }): ImagesQuestion {
    return new DatabaseImagesQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(query: ListImages['query'], asker: Asker): Promise<ImageList> {
    const matching = matchingImages(this.reader, asker, query);
    const { total, nextCursor, ...page } = await this.#find(matching, query);
    return {
      items: page.rows.length > 0 ? await this.#show(page, query, asker) : [],
      nextCursor,
      totalItems: total,
      coverage: asker.fleet.coverage(),
    };
  }

  /** Who sees all is told sums, once there are any: they follow a while later. */
  async #find(
    matching: MatchingImages,
    query: ListImages['query'],
  ): Promise<FoundImages> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const { reader } = this;
    if (!matching.isSelective && (await isSummed(reader))) {
      return readSummed(reader, matching.named, { limit, cursor });
    }
    const { images } = matching;
    const page = await readImages(reader, images, { limit, cursor });
    const ids = page.rows.map(({ id }) => id);
    const uses =
      ids.length > 0 ? await readUse(reader, ids, matching) : new Map();
    return { ...page, uses };
  }

  async #show(
    { rows, uses }: Pick<FoundImages, 'rows' | 'uses'>,
    query: ListImages['query'],
    asker: Asker,
  ) {
    const ids = rows.map(({ id }) => id);
    const visible = visibleTo(this.reader, asker, 'w');
    const [digests, vulnerabilities] = await Promise.all([
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

/** One page, with what runs its images. */
interface FoundImages extends ImagePage {
  uses: ReadonlyMap<number, ImageUse>;
}
