import { InputError } from '@backstage/errors';
import type { ListImages } from '@flotilla/backstage-plugin-fleet-common';
import { IS_WORKLOAD } from '../../inventory/images/imageUse';
import { type Asker, visibleTo } from '../asker';
import { filterSql, isKeepable } from '../filter';
import type { Sql, SqlReader } from '../sql';

type Query = ListImages['query'];

export interface MatchingImages {
  /** The condition on images `i` alone, if there is any. */
  named?: Sql;
  /** The condition on images `i`. */
  images: Sql;
  /** The condition on workloads `w` that count for them. */
  workloads: Sql;
  /** Whether that is more than that there are any: few may be left then. */
  isSelective: boolean;
}

/**
 * Which images a query asks for, of those that workloads name of which the
 * asker may know.
 *
 * @throws InputError for what no image can have
 */
export function matchingImages(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  query: Query,
): MatchingImages {
  if (Object.values(query).some(value => !isKeepable(String(value)))) {
    throw new InputError('A parameter has characters that no image has');
  }
  const workloads = workloadsOf(reader, asker, query);
  const isSelective = Boolean(query.digest || visibleTo(reader, asker, 'w'));
  const names = namedAs(query);
  const images = and([
    ...names,
    isSelective ? isAmong(workloads) : isUsed(workloads),
  ]);
  return {
    named: names.length > 0 ? and(names) : undefined,
    ...{ images, workloads, isSelective },
  };
}

/** That may be known of, and that run the digest where one is asked for. */
function workloadsOf(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  { digest }: Query,
): Sql {
  const visible = visibleTo(reader, asker, 'w');
  return and([
    sql(IS_WORKLOAD),
    ...(visible ? [visible] : []),
    ...(digest
      ? [
          filterSql(
            { reader, fleet: asker.fleet, alias: 'w' },
            { image: [{ field: 'digest', test: { in: [digest] } }] },
          ),
        ]
      : []),
  ]);
}

function namedAs({ q, repository, tag, digest }: Query): Sql[] {
  return [
    ...(q
      ? [sql(`lower(i.repository) like ? escape '\\'`, [containing(q)])]
      : []),
    ...(repository ? [sql('i.repository = ?', [repository])] : []),
    ...(tag ? [sql('i.tag = ?', [tag])] : []),
    ...(digest
      ? [
          sql(
            `(i.digest = ? or i.digest = '' and exists (
              select 1 from images r
              where r.repository = i.repository and r.tag = i.tag
                and r.digest = ?))`,
            [digest, digest],
          ),
        ]
      : []),
  ];
}

/** Where most images are used: each is looked up. */
function isUsed({ text, values }: Sql): Sql {
  return sql(
    `exists (select 1 from text_images x cross join workloads w
      where x.image_id = i.id and w.images = x.text_id and ${text})`,
    values,
  );
}

/** Where few are: the workloads are looked through once. */
function isAmong({ text, values }: Sql): Sql {
  return sql(
    `i.id in (select x.image_id from workloads w cross join text_images x
      where ${text} and x.text_id = w.images)`,
    values,
  );
}

function containing(part: string): string {
  const escaped = part.replace(/[\\%_]/g, '\\$&');
  return `%${escaped.replace(/[A-Z]/g, letter => letter.toLowerCase())}%`;
}

function sql(text: string, values: Sql['values'] = []): Sql {
  return { text, values };
}

function and(conditions: readonly Sql[]): Sql {
  return sql(
    conditions.map(({ text }) => text).join(' and '),
    conditions.flatMap(({ values }) => values),
  );
}
