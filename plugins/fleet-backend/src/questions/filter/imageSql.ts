import type { Sql, SqlReader } from '../sql';
import type { FieldTest, Test } from './Predicate';
import { joined, EVERYTHING, NOTHING, testSql } from './testSql';

const COLUMNS: Partial<Record<FieldTest['field'], string>> = {
  image: 'repository',
  tag: 'tag',
  digest: 'digest',
};

type Options = { reader: Pick<SqlReader, 'oneOf'>; alias: string };

/**
 * The condition that a workload has an image that fulfils some tests: in its
 * template, or, where a digest is asked for, in one of its pods, since few
 * templates pin digests.
 */
export function imageSql(options: Options, tests: readonly FieldTest[]): Sql {
  const inTemplate = templateSql(options, tests);
  return tests.some(({ field, test }) => field === 'digest' && 'in' in test)
    ? joined([inTemplate, podsSql(options, tests)], ' or ', NOTHING)
    : inTemplate;
}

function templateSql({ reader, alias }: Options, tests: readonly FieldTest[]) {
  const { text, values } = testsOf(reader, 'i', tests);
  return {
    text: `${alias}.images in (
      select x.text_id from images i cross join text_images x
      where ${text} and x.image_id = i.id)`,
    values,
  };
}

/**
 * Pods are many, and are not found by what they run. Those of workloads whose
 * template has, or had a revision ago that still runs, the same tag are looked
 * at: r is what runs, i what a template has of the same name.
 */
function podsSql({ reader, alias }: Options, tests: readonly FieldTest[]): Sql {
  const { text, values } = testsOf(reader, 'r', tests);
  const named = `images r cross join images i cross join text_images x`;
  const isNamed = `${text} and i.repository = r.repository and i.tag = r.tag
    and x.image_id = i.id`;
  const runs = (owner: string) => `exists (
    select 1 from pods p cross join text_images y
    where p.owner_id = ${owner} and y.text_id = p.digests and y.image_id = r.id)`;
  return {
    text: `${alias}.id in (
      select o.id from ${named} cross join workloads o
      where ${isNamed} and o.images = x.text_id and ${runs('o.id')}
      union all
      select o.owner_id from ${named} cross join workloads o
      where ${isNamed} and o.images = x.text_id and o.kind = 'Job'
        and o.owner_id is not null and ${runs('o.id')}
      union all
      select o.owner_id from ${named} cross join replica_sets o
      where ${isNamed} and o.images = x.text_id and o.desired > 0
        and o.owner_id is not null and ${runs('o.id')})`,
    values: [...values, ...values, ...values],
  };
}

function testsOf(
  reader: Pick<SqlReader, 'oneOf'>,
  alias: string,
  tests: readonly FieldTest[],
): Sql {
  const sqls = tests.map(({ field, test }) => {
    const column = `${alias}.${COLUMNS[field]}`;
    return 'in' in test
      ? withText(column, testSql(reader, column, withoutEmpty(test.in)))
      : testSql(reader, `nullif(${column}, '')`, test);
  });
  return joined(sqls, ' and ', EVERYTHING);
}

/** For the index of digests, which has no others. */
function withText(column: string, { text, values }: Sql): Sql {
  return { text: `(${text} and ${column} <> '')`, values };
}

/** What is empty in the table is absent; others are looked up by an index. */
function withoutEmpty(values: readonly (string | number)[]): Test {
  return { in: values.filter(value => value !== '') as string[] };
}
