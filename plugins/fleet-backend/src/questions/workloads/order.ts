import { InputError } from '@backstage/errors';
import type { ListWorkloads } from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import { placeholders, type Sql } from '../sql';

type Query = ListWorkloads['query'];
type OrderBy = NonNullable<Query['orderBy']>;

/** What workloads are sorted by: the asked field first, the id last. */
interface SortColumn {
  sql: string;
  isNumber?: boolean;
}

const ID: SortColumn = { sql: 'w.id', isNumber: true };
const CLUSTER_NO: SortColumn = { sql: 'w.cluster_no', isNumber: true };
const NAME: SortColumn = { sql: 'w.name' };
const WORST_FIRST = `case w.status when 'failed' then 0 when 'degraded' then 1
  when 'unknown' then 2 when 'progressing' then 3 else 4 end`;

const COLUMNS: Record<OrderBy, readonly SortColumn[]> = {
  cluster: [
    { sql: 'c.name' },
    CLUSTER_NO,
    { sql: 'w.namespace' },
    NAME,
    { sql: 'w.kind' },
    ID,
  ],
  name: [NAME, CLUSTER_NO, ID],
  namespace: [{ sql: 'w.namespace' }, NAME, CLUSTER_NO, ID],
  status: [{ sql: WORST_FIRST, isNumber: true }, NAME, CLUSTER_NO, ID],
  version: [{ sql: `coalesce(w.version, '')` }, NAME, CLUSTER_NO, ID],
};

const MAX_NUMBER = 2 ** 31 - 1;

/** How a query sorts, with what that needs in statements. */
export class WorkloadOrder {
  readonly direction: 'asc' | 'desc';
  /** Whether clusters `c` have to be joined for it. */
  readonly needsClusters: boolean;
  /** What the values of one that comes after are, compared: > or <. */
  readonly after: '>' | '<';
  /** What a cursor of it says. */
  readonly #name: string;
  readonly #columns: readonly SortColumn[];

  constructor({ orderBy, order }: Pick<Query, 'orderBy' | 'order'>) {
    const by = orderBy ?? 'cluster';
    this.direction = order ?? 'asc';
    this.needsClusters = by === 'cluster';
    this.after = this.direction === 'asc' ? '>' : '<';
    this.#name = `${by} ${this.direction}`;
    this.#columns = COLUMNS[by];
  }

  /** The ORDER BY clause of columns, each as its SQL is turned by a function. */
  clause(of: (sql: string, index: number) => string = sql => sql): string {
    return this.#columns
      .map(({ sql }, index) => `${of(sql, index)} ${this.direction}`)
      .join(', ');
  }

  /** A SELECT's columns k0, k1, … from which the cursor is made. */
  get selected(): string {
    return this.#columns.map(({ sql }, n) => `${sql} as k${n}`).join(', ');
  }

  /** The cursor of the page that begins after a row with k0, k1, … */
  positionAfter(row: Record<string, unknown>): string {
    const values = this.#columns.map((_, n) => String(row[`k${n}`]));
    return encodeCursor([this.#name, ...values]);
  }

  /**
   * The values of a cursor.
   *
   * @throws InputError for anything that was not a cursor of this order
   */
  read(cursor: string): Array<string | number> {
    const [order, ...values] = decodeCursor(cursor, this.#columns.length + 1);
    const read = values.map((value, n) =>
      this.#columns[n].isNumber ? Number(value) : value,
    );
    const isNumber = (value: unknown) =>
      Number.isInteger(value) && Math.abs(value as number) <= MAX_NUMBER;
    const isValid = read.every(v => typeof v === 'string' || isNumber(v));
    if (order !== this.#name || !isValid) {
      throw new InputError(
        'The cursor is of another order; ask again without a cursor',
      );
    }
    return read;
  }

  /** The condition that what comes after these values fulfils. */
  comesAfter(values: ReadonlyArray<string | number>): Sql {
    const columns = this.#columns.map(({ sql }) => sql);
    return {
      text: `(${columns}) ${this.after} ${placeholders(columns)}`,
      values,
    };
  }
}
