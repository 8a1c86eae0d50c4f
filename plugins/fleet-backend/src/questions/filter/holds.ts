import type { Test } from './Predicate';

/**
 * Whether something fulfils a test with any of its values.
 *
 * @param values - None where it is absent
 */
export function holds(
  test: Test,
  values: readonly string[] | readonly number[],
): boolean {
  if ('exists' in test) {
    return test.exists === values.length > 0;
  }
  return values.some(value => holdsFor(test, value));
}

function holdsFor(
  test: Exclude<Test, { exists: boolean }>,
  value: string | number,
): boolean {
  if ('in' in test) {
    return (test.in as readonly unknown[]).includes(value);
  }
  if ('compare' in test) {
    return compares(Number(value), test);
  }
  const text = String(value);
  return 'prefix' in test
    ? text.startsWith(test.prefix)
    : text.toLocaleLowerCase('en-US').includes(test.contains);
}

function compares(
  value: number,
  { compare, to }: Extract<Test, { to: number }>,
) {
  switch (compare) {
    case '>':
      return value > to;
    case '>=':
      return value >= to;
    case '<':
      return value < to;
    default:
      return value <= to;
  }
}
