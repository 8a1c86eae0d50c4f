import type { Sql, SqlReader } from '../sql';
import { comesAfter, compare, cursorAt, type Position } from './position';
import type { CertificateRow, CertificateSource } from './sources';

/** A source that is asked, and which of its certificates match. */
export interface AskedSource {
  source: CertificateSource;
  /** Its number among all sources. */
  number: number;
  matching: readonly Sql[];
}

export interface FoundCertificate extends Position {
  row: CertificateRow;
  kind: CertificateSource['kind'];
}

/** One page of the certificates of some sources, what expires next first. */
export async function findCertificates(
  reader: SqlReader,
  sources: readonly AskedSource[],
  { limit, after }: { limit: number; after?: Position },
): Promise<{ found: FoundCertificate[]; nextCursor?: string }> {
  const pages = await Promise.all(
    sources.map(source => readSource(reader, source, { limit, after })),
  );
  const found = pages.flat().sort(compare);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    found: found.slice(0, limit),
    nextCursor: last && cursorAt(last),
  };
}

/** How many certificates of some sources match. */
export async function countCertificates(
  reader: SqlReader,
  sources: readonly AskedSource[],
): Promise<number> {
  const counts = await Promise.all(
    sources.map(async ({ source, matching }) => {
      const { text, values } = and(source.from, matching);
      const [{ count }] = await reader.read<{ count: number | string }>({
        text: `select count(*) as count from ${text}`,
        values,
      });
      return Number(count);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** As many as a page may take, and one more. */
async function readSource(
  reader: SqlReader,
  { source, number, matching }: AskedSource,
  { limit, after }: { limit: number; after?: Position },
): Promise<FoundCertificate[]> {
  const { expires } = source;
  const conditions = after
    ? [...matching, comesAfter(after, number, expires)]
    : matching;
  const { text, values } = and(source.from, conditions);
  const rows = await reader.read<CertificateRow>({
    text: `select t.id, ${expires} as expires, ${source.columns}
      from ${text} order by ${expires}, t.id limit ?`,
    values: [...values, limit + 1],
  });
  return rows.map(row => ({
    row,
    kind: source.kind,
    expires: row.expires,
    source: number,
    id: row.id,
  }));
}

function and(from: string, conditions: readonly Sql[]): Sql {
  return {
    text: [from, ...conditions.map(({ text }) => text)].join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}
