import type { Sql, SqlReader } from '../sql';
import type { Test } from './Predicate';

export const NOTHING: Sql = { text: '1 = 0', values: [] };
export const EVERYTHING: Sql = { text: '1 = 1', values: [] };

/**
 * The condition that a column fulfils a test. It may be null where the column
 * is, which counts as not fulfilled.
 */
export function testSql(
  reader: Pick<SqlReader, 'oneOf'>,
  column: string,
  test: Test,
): Sql {
  if ('in' in test) {
    return isOneOf(reader, column, test.in);
  }
  if ('exists' in test) {
    const not = test.exists ? 'not ' : '';
    return { text: `${column} is ${not}null`, values: [] };
  }
  if ('prefix' in test) {
    // Whatever the database sorts by, and LIKE of SQLite knows no cases.
    const length = [...test.prefix].length;
    return {
      text: `substr(${column}, 1, cast(? as integer)) = ?`,
      values: [length, test.prefix],
    };
  }
  if ('contains' in test) {
    return {
      text: `lower(${column}) like ? escape '\\'`,
      values: [`%${test.contains.replace(/[\\%_]/g, '\\$&')}%`],
    };
  }
  return { text: `${column} ${test.compare} ?`, values: [test.to] };
}

function isOneOf(
  reader: Pick<SqlReader, 'oneOf'>,
  column: string,
  values: readonly string[] | readonly number[],
): Sql {
  switch (values.length) {
    case 0:
      return NOTHING;
    case 1:
      return { text: `${column} = ?`, values: [values[0]] };
    default:
      return reader.oneOf(column, values);
  }
}

export function joined(
  conditions: readonly Sql[],
  by: ' and ' | ' or ',
  none: Sql,
): Sql {
  return conditions.length === 0
    ? none
    : {
        text: `(${conditions.map(({ text }) => text).join(by)})`,
        values: conditions.flatMap(({ values }) => values),
      };
}
