import { InputError } from '@backstage/errors';
import type { ListNodes } from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import { placeholders, type Sql } from '../sql';

type Query = ListNodes['query'];

/** What nodes (n) of clusters (c) are sorted by. */
interface SortColumn {
  sql: string;
  isNumber?: boolean;
}

const ID: SortColumn = { sql: 'n.id', isNumber: true };
const NAME: SortColumn = { sql: 'n.name' };
const number = (sql: string): SortColumn => ({ sql, isNumber: true });

/** The asked field first, the id last. */
const COLUMNS: Record<NonNullable<Query['orderBy']>, readonly SortColumn[]> = {
  cluster: [{ sql: 'c.name' }, number('c.no'), NAME, ID],
  name: [NAME, ID],
  ready: [number('case when n.ready then 1 else 0 end'), NAME, ID],
  kubeletVersion: [{ sql: `coalesce(n.kubelet_version, '')` }, NAME, ID],
  cpu: [number('coalesce(n.cpu, -1)'), NAME, ID],
  memory: [number('coalesce(n.memory, -1)'), NAME, ID],
  pods: [number('coalesce(n.pods, -1)'), NAME, ID],
};

/** How a query sorts nodes, with what that needs in statements. */
export class NodeOrder {
  readonly #name: string;
  readonly #direction: 'asc' | 'desc';
  readonly #columns: readonly SortColumn[];

  constructor({ orderBy = 'cluster', order = 'asc' }: Query) {
    this.#name = `${orderBy} ${order}`;
    this.#direction = order;
    this.#columns = COLUMNS[orderBy];
  }

  /** A SELECT's columns k0, k1, … from which the cursor is made. */
  get selected(): string {
    return this.#columns.map(({ sql }, n) => `${sql} as k${n}`).join(', ');
  }

  /** The ORDER BY clause, by those columns. */
  get clause(): string {
    return this.#columns.map((_, n) => `k${n} ${this.#direction}`).join(', ');
  }

  /** The cursor of the page that begins after a row with k0, k1, … */
  cursorAfter(row: Record<string, unknown>): string {
    const values = this.#columns.map((_, n) => String(row[`k${n}`]));
    return encodeCursor([this.#name, ...values]);
  }

  /**
   * The condition that what comes after a cursor fulfils.
   *
   * @throws InputError for anything that was not a cursor of this order
   */
  comesAfter(cursor: string): Sql {
    const [name, ...texts] = decodeCursor(cursor, this.#columns.length + 1);
    const values = texts.map((text, n) =>
      this.#columns[n].isNumber ? Number(text) : text,
    );
    const isValid = values.every(
      value => typeof value === 'string' || Number.isSafeInteger(value),
    );
    if (name !== this.#name || !isValid) {
      throw new InputError(
        'The cursor is of another order; ask again without a cursor',
      );
    }
    const after = this.#direction === 'asc' ? '>' : '<';
    const columns = this.#columns.map(({ sql }) => sql);
    return {
      text: `(${columns.join(', ')}) ${after} ${placeholders(values)}`,
      values,
    };
  }
}
