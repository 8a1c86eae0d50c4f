import type {
  DeprecatedApiList,
  ListDeprecatedApis,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { REMOVED_APIS_SOURCE } from '../../collect/deprecatedApis';
import type { Asker } from '../asker';
import { createReader, type SqlReader } from '../sql';
import type { DeprecatedApisQuestion } from './DeprecatedApisQuestion';
import { countUses, findUses, readParts } from './findUses';
import { matchingUses } from './matchingUses';
import { gapsOf, readLooks } from './readLooks';
import { toDeprecatedApi } from './toDeprecatedApi';

const DEFAULT_LIMIT = 100;

/** Answers from what the last looks at clusters found. */
export class DatabaseDeprecatedApisQuestion implements DeprecatedApisQuestion {
  static create({ knex }: { knex: Knex }): DeprecatedApisQuestion {
    return new DatabaseDeprecatedApisQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(
    query: ListDeprecatedApis['query'],
    asker: Asker,
  ): Promise<DeprecatedApiList> {
    const { reader } = this;
    const { fleet } = asker;
    const { cluster, limit = DEFAULT_LIMIT, cursor } = query;
    const asked = cluster ? [fleet.resolve(cluster)] : undefined;
    const matching = matchingUses(reader, query, asker);
    const page = { limit, cursor };
    const { found, nextCursor } = await findUses(reader, matching, page);
    const clusters = asked ?? fleet.clusters;
    const looks = await readLooks(reader, clusters);
    const parts = await readParts(reader, matching, found);
    return {
      items: found.flatMap(use =>
        toDeprecatedApi(use, { fleet, looks, parts }),
      ),
      gaps: gapsOf(clusters, looks),
      source: REMOVED_APIS_SOURCE,
      nextCursor,
      totalItems: await countUses(reader, matching),
      coverage: fleet.coverage(asked),
    };
  }
}
