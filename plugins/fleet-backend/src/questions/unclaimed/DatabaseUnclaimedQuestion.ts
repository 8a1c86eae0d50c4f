import type {
  ListUnclaimed,
  UnclaimedList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import { refOf } from '../entityRefs';
import { createReader, type SqlReader } from '../sql';
import { countWorkloads } from './countWorkloads';
import { findUnclaimed } from './findUnclaimed';
import { searchOwner } from './searchOwner';
import type { UnclaimedQuestion } from './UnclaimedQuestion';
import { askedWorkloads, unclaimedWorkloads } from './unclaimedWorkloads';

const DEFAULT_LIMIT = 50;

/** Answers from the inventory and the services that the catalog has. */
export class DatabaseUnclaimedQuestion implements UnclaimedQuestion {
  static create({ knex }: { knex: Knex }): UnclaimedQuestion {
    return new DatabaseUnclaimedQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(
    query: ListUnclaimed['query'],
    asker: Asker,
  ): Promise<UnclaimedList> {
    const { fleet } = asker;
    const { cluster: named, owner, cursor, limit = DEFAULT_LIMIT } = query;
    const cluster = named ? fleet.resolve(named) : undefined;
    const { namespace } = query;
    const asked = askedWorkloads(this.reader, asker, { cluster, namespace });
    const options = {
      asker,
      matching: unclaimedWorkloads(asked),
      limit,
      cursor,
    };
    const [page, totalWorkloads] = await Promise.all([
      owner
        ? searchOwner(this.reader, {
            ...options,
            owner: refOf(owner, { defaultKind: 'group' }),
          })
        : findUnclaimed(this.reader, options),
      countWorkloads(this.reader, asked),
    ]);
    return {
      ...page,
      totalWorkloads,
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }
}
