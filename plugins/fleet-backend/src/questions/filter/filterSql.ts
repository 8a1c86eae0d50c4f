import type { FleetSnapshot } from '../coverage';
import type { Sql, SqlReader } from '../sql';
import { clusterValues } from './clusterValues';
import { fieldOf } from './fields';
import { holds } from './holds';
import { imageSql } from './imageSql';
import type { FieldTest, Predicate, Test } from './Predicate';
import { EVERYTHING, joined, NOTHING, testSql } from './testSql';

export interface FilterSqlOptions {
  reader: Pick<SqlReader, 'oneOf'>;
  /** What is asked of clusters is looked up here. */
  fleet: Pick<FleetSnapshot, 'clusters'>;
  /** Of the table workloads in the statement. */
  alias: string;
}

/**
 * The condition that a workload is as a filter asks. It says nothing of what
 * the asker may know of: `visibleTo` has to stand beside it.
 */
export function filterSql(options: FilterSqlOptions, filter: Predicate): Sql {
  return toSql(options, filter, false);
}

/** @param total - Whether it must not be null, since its opposite is asked for */
function toSql(
  options: FilterSqlOptions,
  filter: Predicate,
  total: boolean,
): Sql {
  const each = (all: readonly Predicate[]) =>
    all.map(one => toSql(options, one, total));
  if ('all' in filter) {
    return joined(each(filter.all), ' and ', EVERYTHING);
  }
  if ('any' in filter) {
    return joined(each(filter.any), ' or ', NOTHING);
  }
  if ('not' in filter) {
    const { text, values } = toSql(options, filter.not, true);
    return { text: `not (${text})`, values };
  }
  return 'image' in filter
    ? imageSql(options, filter.image)
    : fieldSql(options, filter, total);
}

function fieldSql(
  options: FilterSqlOptions,
  asked: FieldTest,
  total: boolean,
): Sql {
  const { reader, alias } = options;
  switch (fieldOf(asked.field).of) {
    case 'cluster':
      return clusterSql(options, asked);
    case 'service':
      return absentOr(asked.test, total, test =>
        serviceSql(options, asked.field, test),
      );
    case 'label':
      return absentOr(asked.test, false, test =>
        labelSql(options, asked.key!, test),
      );
    default: {
      const sql =
        'contains' in asked.test
          ? searchedSql(options, asked)
          : testSql(reader, `${alias}.${asked.field}`, asked.test);
      return total ? neverNull(sql) : sql;
    }
  }
}

/** Many workloads have the same name: each is searched once. */
function searchedSql(
  { reader, alias }: FilterSqlOptions,
  { field, test }: FieldTest,
): Sql {
  const { text, values } = testSql(reader, `d.${field}`, test);
  return {
    text: `${alias}.${field} in (
      select d.${field} from (select distinct ${field} from workloads) d
      where ${text})`,
    values,
  };
}

function clusterSql(
  { reader, fleet, alias }: FilterSqlOptions,
  asked: FieldTest,
): Sql {
  const nos = fleet.clusters
    .filter(row => holds(asked.test, clusterValues(row, asked)))
    .map(({ no }) => no);
  return nos.length > 0 ? reader.oneOf(`${alias}.cluster_no`, nos) : NOTHING;
}

function serviceSql(
  { reader, alias }: FilterSqlOptions,
  field: FieldTest['field'],
  test: Test,
): Sql {
  const column = field === 'entityRef' ? 'entity_ref' : field;
  const { text, values } = testSql(reader, `e.${column}`, test);
  return {
    text: `${alias}.service_id in (select e.id from services e where ${text})`,
    values,
  };
}

function labelSql(
  { reader, alias }: FilterSqlOptions,
  key: string,
  test: Test,
): Sql {
  const { text, values } = testSql(reader, 'l.label_value', test);
  return {
    text: `${alias}.id in (
      select f.workload_id from labels l cross join workload_labels f
      where l.label_key = ? and ${text} and f.label_id = l.id)`,
    values: [key, ...values],
  };
}

/** What is looked up elsewhere is absent where it is not found there. */
function absentOr(
  test: Test,
  total: boolean,
  present: (test: Test) => Sql,
): Sql {
  if ('exists' in test && !test.exists) {
    const { text, values } = neverNull(present({ exists: true }));
    return { text: `not ${text}`, values };
  }
  const sql = present(test);
  return total ? neverNull(sql) : sql;
}

function neverNull({ text, values }: Sql): Sql {
  return { text: `coalesce(${text}, 1 = 0)`, values };
}
