import type { Sql, SqlReader } from '../sql';
import { cursorAt, type Position, valuesAt, valuesOf } from './position';

/** A workload of an add-on. */
export interface AddonWorkload extends Position {
  kind: string;
  name: string;
  /** JSON of AddonFacts. */
  facts: string;
}

export interface FoundAddon extends Position {
  workloads: number;
}

const KEY = 'w.cluster_no, w.addon, w.namespace';

/** Of which add-ons, by the conditions of the indexes that have only them. */
export function ofAddon(name: string | undefined): Sql {
  return name === undefined
    ? { text: 'w.addon_facts is not null', values: [] }
    : { text: 'w.addon = ?', values: [name] };
}

/**
 * One page of add-ons, in the order of an index.
 *
 * @param matching - What ofAddon() gives, and more
 */
export async function findAddons(
  reader: SqlReader,
  matching: readonly Sql[],
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ found: FoundAddon[]; nextCursor?: string }> {
  const { text, values } = allOf(matching);
  const rows = await reader.read<FoundAddon>({
    text: `select ${KEY}, count(*) as workloads
      from workloads w where ${text} ${cursor ? `and (${KEY}) > (?, ?, ?)` : ''}
      group by ${KEY} order by ${KEY} limit ?`,
    values: [...values, ...(cursor ? valuesOf(cursor) : []), limit + 1],
  });
  return {
    found: rows.slice(0, limit),
    nextCursor: rows.length > limit ? cursorAt(rows[limit - 1]) : undefined,
  };
}

/** The workloads that a page of add-ons consists of. */
export async function readWorkloads(
  reader: SqlReader,
  matching: readonly Sql[],
  page: readonly FoundAddon[],
): Promise<AddonWorkload[]> {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) {
    return [];
  }
  const { text, values } = allOf(matching);
  return reader.read<AddonWorkload>({
    text: `select ${KEY}, w.kind, w.name, t.text as facts
      from workloads w join texts t on t.id = w.addon_facts
      where ${text} and (${KEY}) >= (?, ?, ?) and (${KEY}) <= (?, ?, ?)
      order by ${KEY}, w.kind, w.name`,
    values: [...values, ...valuesAt(first), ...valuesAt(last)],
  });
}

function allOf(matching: readonly Sql[]): Sql {
  return {
    text: matching.map(({ text }) => text).join(' and '),
    values: matching.flatMap(({ values }) => values),
  };
}
