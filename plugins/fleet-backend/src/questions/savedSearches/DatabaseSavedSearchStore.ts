import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  NewSavedSearch,
  SavedSearch,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { decodeCursor, encodeCursor } from '../cursor';
import type { SavedSearchStore } from './SavedSearchStore';

const MAX_PER_USER = 100;
const ID = /^[0-9a-f-]{36}$/;

interface Row {
  id: string;
  owner: string;
  name: string;
  /** JSON of what else was given. */
  search: string;
  shared: boolean | number;
  created_at: string;
}

export class DatabaseSavedSearchStore implements SavedSearchStore {
  /** @param options - now: the time in ms */
  static create(options: { knex: Knex; now: () => number }): SavedSearchStore {
    return new DatabaseSavedSearchStore(options.knex, options.now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly now: () => number,
  ) {}

  async list(
    user: string,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<{ items: SavedSearch[]; nextCursor?: string }> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, 2);
    const rows: Row[] = await this.knex<Row>('saved_searches')
      .where(either => either.where({ owner: user }).orWhere({ shared: true }))
      .modify(query => {
        if (after) {
          query.whereRaw('(name, id) > (?, ?)', after);
        }
      })
      .orderBy(['name', 'id'])
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(row => toSavedSearch(row, user)),
      nextCursor: last && encodeCursor([last.name, last.id]),
    };
  }

  add(user: string, search: NewSavedSearch): Promise<SavedSearch> {
    const { name, shared = false, ...rest } = search;
    const row: Row = {
      id: randomUUID(),
      owner: user,
      name,
      search: JSON.stringify(rest),
      shared,
      created_at: new Date(this.now()).toISOString(),
    };
    return this.knex.transaction(async tx => {
      await checkCount(tx, user);
      const added = await tx('saved_searches')
        .insert(row)
        .onConflict(['owner', 'name'])
        .ignore()
        .returning('id');
      if (added.length === 0) {
        throw new ConflictError('You have saved another search of this name');
      }
      return toSavedSearch(row, user);
    });
  }

  async remove(user: string, id: string): Promise<void> {
    const deleted =
      // PostgreSQL would not even compare what is none.
      ID.test(id) &&
      (await this.knex('saved_searches').where({ id, owner: user }).delete());
    if (!deleted) {
      throw new NotFoundError('You have saved no such search');
    }
  }
}

async function checkCount(tx: Knex.Transaction, user: string) {
  const [{ count }] = await tx('saved_searches')
    .where({ owner: user })
    .count({ count: '*' });
  if (Number(count) >= MAX_PER_USER) {
    throw new ConflictError(
      `You have saved ${count} searches; delete one before you save another`,
    );
  }
}

function toSavedSearch(row: Row, user: string): SavedSearch {
  const { filter, groupBy, orderBy, order }: Omit<NewSavedSearch, 'name'> =
    JSON.parse(row.search);
  return {
    id: row.id,
    name: row.name,
    filter: filter ?? '',
    groupBy: groupBy ?? [],
    orderBy,
    order,
    shared: Boolean(row.shared),
    owner: row.owner,
    own: row.owner === user,
    createdAt: row.created_at,
  };
}
